import { z } from 'zod';
import { digest, fromBase64, toBase64Url } from '../encodings.ts';

/** The curve of every key. */
export const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A teacher's pair of keys: the public one goes with assignments, only the private one opens what is handed in. */
export type TeacherKey = { publicKey: string; privateKey: CryptoKey; made: string };

/** What came of reading a key file. */
export type KeyReading =
  { status: 'read'; key: TeacherKey } | { status: 'foreign' | 'newer' | 'damaged' };

const format = 'enchufe-key';
const coordinate = z.string().regex(/^[\w-]{43}$/);
const keyFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  made: z.iso.datetime(),
  key: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    d: coordinate,
  }),
});

/** Makes a new pair of keys. */
export async function makeTeacherKey(): Promise<TeacherKey> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  return {
    publicKey: toBase64Url(new Uint8Array(point)),
    privateKey: pair.privateKey,
    made: new Date().toISOString(),
  };
}

/** Writes the key file: whoever has it can open everything that is handed in. */
export async function writeKeyFile({ privateKey, made }: TeacherKey): Promise<string> {
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey);
  return `${JSON.stringify({ format, version: 1, made, key: { kty, crv, x, y, d } }, null, 1)}\n`;
}

/** Reads a key file, and makes sure that its two halves belong together. */
export async function readKeyFile(text: string): Promise<KeyReading> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { status: text.includes(`"${format}"`) ? 'damaged' : 'foreign' };
  }
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = keyFile.safeParse(value);
  if (!read.success) return { status: 'damaged' };
  const { key, made } = read.data;
  try {
    const privateKey = await crypto.subtle.importKey('jwk', key, curve, true, ['deriveBits']);
    const point = Uint8Array.from([4, ...fromBase64(key.x), ...fromBase64(key.y)]);
    const publicKey = toBase64Url(point);
    return (await belongTogether(publicKey, privateKey))
      ? { status: 'read', key: { publicKey, privateKey, made } }
      : { status: 'damaged' };
  } catch {
    return { status: 'damaged' };
  }
}

/** Names a public key in a few characters. */
export async function keyName(publicKey: string): Promise<string> {
  return digest(fromBase64(publicKey), 6);
}

/** Makes a public key of its text; rejects where it is no point of the curve. */
export async function importPublicKey(publicKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', publicKey, curve, true, []);
}

/** What both sides of a pair make of the other's public key. */
export async function agree(publicKey: CryptoKey, privateKey: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
}

async function belongTogether(publicKey: string, privateKey: CryptoKey): Promise<boolean> {
  const other = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const [ours, theirs] = await Promise.all([
    agree(other.publicKey, privateKey),
    agree(await importPublicKey(fromBase64(publicKey)), other.privateKey),
  ]);
  return toBase64Url(new Uint8Array(ours)) === toBase64Url(new Uint8Array(theirs));
}
