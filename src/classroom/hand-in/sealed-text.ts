import { fromBase64, toBase64 } from '../encodings.ts';

/** A sealed hand-in: for which assignment and key it is (a claim, until it has been opened), and the rest. */
export type SealedHandIn = { assignment: string; key: string; payload: Uint8Array<ArrayBuffer> };

/** What came of looking for a sealed hand-in in a text. */
export type SealedReading =
  | { status: 'found'; sealed: SealedHandIn }
  | { status: 'foreign' | 'newer' | 'truncated' | 'damaged' };

const lineLength = 76;

/** Writes a sealed hand-in so that it survives mail programs, text fields and word processors. */
export function writeSealed({ assignment, key, payload }: SealedHandIn): string {
  const text = `[[enchufe:1:${assignment}:${key}:${toBase64(payload)}:end]]`;
  return `${text.match(new RegExp(`.{1,${lineLength}}`, 'g'))?.join('\n') ?? text}\n`;
}

/** Finds a sealed hand-in in a text, which may be HTML, wrapped anew, or have words around it. */
export function findSealed(text: string): SealedReading {
  const packed = text.replace(/<[^>]*>|&nbsp;|[\s\u200b\ufeff]+/g, '');
  const start = packed.indexOf('[[enchufe:');
  if (start === -1) return { status: 'foreign' };
  const rest = packed.slice(start);
  const version = /^\[\[enchufe:(\d+):/.exec(rest)?.[1];
  if (version !== undefined && Number(version) > 1) return { status: 'newer' };
  const end = rest.indexOf(':end]]');
  if (end === -1) return { status: 'truncated' };
  const [, assignment, key, data] =
    /^\[\[enchufe:1:([0-9a-f]{32}):([0-9a-f]{12}):([A-Za-z0-9+/]+)$/.exec(rest.slice(0, end)) ?? [];
  if (assignment === undefined || key === undefined || data === undefined) {
    return { status: 'damaged' };
  }
  try {
    return { status: 'found', sealed: { assignment, key, payload: fromBase64(data) } };
  } catch {
    return { status: 'damaged' };
  }
}
