import type { PrintedValue } from '../../engine/engine.ts';

/** Reads the objects of a line; nothing in them is trusted, and what has another form is left out. */
export function readPrintedValues(json: string): PrintedValue[] {
  try {
    const data: unknown = JSON.parse(json);
    return Array.isArray(data) ? data.map((each) => readValue(each)).filter((each) => !!each) : [];
  } catch {
    return [];
  }
}

const DEEPEST = 20;

function readValue(data: unknown, depth = 0): PrintedValue | undefined {
  if (typeof data !== 'object' || data === null || depth > DEEPEST) return undefined;
  const { text, entries, more } = data as Record<string, unknown>;
  if (typeof text !== 'string') return undefined;
  const read: [string, PrintedValue][] = [];
  for (const entry of Array.isArray(entries) ? (entries as unknown[]) : []) {
    const [name, inner] = Array.isArray(entry) ? (entry as unknown[]) : [];
    const value = readValue(inner, depth + 1);
    if (typeof name === 'string' && value) read.push([name, value]);
  }
  return {
    text,
    ...(read.length > 0 && { entries: read }),
    ...(Number.isSafeInteger(more) && { more: more as number }),
  };
}
