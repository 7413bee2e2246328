import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { digest, fromBase64 } from '../encodings.ts';
import { inflateWithin } from '../inflate-within.ts';
import { mostHandInBytes, readHandIn, writeHandIn, type HandIn } from './hand-in.ts';
import { findSealed, writeSealed } from './sealed-text.ts';
import { agree, curve, importPublicKey, keyName, type TeacherKey } from './teacher-key.ts';

/** What came of opening a text that should be a hand-in. */
export type Opening =
  | { status: 'opened'; handIn: HandIn; fingerprint: string }
  /** For another assignment, which it names. */
  | { status: 'wrong-assignment'; assignment: string }
  | { status: 'foreign' | 'newer' | 'truncated' | 'damaged' | 'wrong-key' | 'too-big' };

const pointSize = 65;
const nonceSize = 12;

/** Seals a hand-in for the teacher's key: the text to hand in, and the fingerprint for the receipt. */
export async function sealHandIn(
  handIn: HandIn,
  publicKey: string,
): Promise<{ text: string; fingerprint: string }> {
  const theirs = fromBase64(publicKey);
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const nonce = crypto.getRandomValues(new Uint8Array(nonceSize));
  const secret = await agree(await importPublicKey(theirs), pair.privateKey);
  const { assignment } = handIn;
  const key = await deriveKey(secret, [...point, ...theirs], assignment);
  const plain = new Uint8Array(deflateSync(strToU8(writeHandIn(handIn)), { level: 9 }));
  const cipher = await crypto.subtle.encrypt(cipherOf(nonce, assignment), key, plain);
  const payload = Uint8Array.from([...point, ...nonce, ...new Uint8Array(cipher)]);
  const text = writeSealed({ assignment, key: await keyName(publicKey), payload });
  return { text, fingerprint: await fingerprintOf(payload) };
}

/** Opens a text that should be a hand-in for this assignment and key; nothing in it is believed before that. */
export async function openHandIn(
  text: string,
  { publicKey, privateKey }: TeacherKey,
  assignment: string,
): Promise<Opening> {
  const found = findSealed(text);
  if (found.status !== 'found') return found;
  const { payload, ...claims } = found.sealed;
  if (claims.key !== (await keyName(publicKey))) return { status: 'wrong-key' };
  if (claims.assignment !== assignment) {
    return { status: 'wrong-assignment', assignment: claims.assignment };
  }
  try {
    const point = payload.slice(0, pointSize);
    const nonce = payload.slice(pointSize, pointSize + nonceSize);
    const secret = await agree(await importPublicKey(point), privateKey);
    const key = await deriveKey(secret, [...point, ...fromBase64(publicKey)], assignment);
    const cipher = payload.slice(pointSize + nonceSize);
    const packed = await crypto.subtle.decrypt(cipherOf(nonce, assignment), key, cipher);
    const plain = inflateWithin(new Uint8Array(packed), mostHandInBytes);
    if (plain === undefined) return { status: 'too-big' };
    const handIn = readHandIn(strFromU8(plain));
    if (handIn?.assignment !== assignment) return { status: 'damaged' };
    return { status: 'opened', handIn, fingerprint: await fingerprintOf(payload) };
  } catch {
    return { status: 'damaged' };
  }
}

/** Names a sealed hand-in in sixteen digits, the same for student and teacher. */
async function fingerprintOf(payload: Uint8Array): Promise<string> {
  const digits = (await digest(payload, 8)).toUpperCase();
  return digits.match(/.{4}/g)?.join('-') ?? digits;
}

/** What the seal is about: a hand-in of one assignment can't be passed off as one of another. */
function purpose(assignment: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`enchufe hand-in 1 ${assignment}`);
}

function cipherOf(nonce: Uint8Array<ArrayBuffer>, assignment: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: purpose(assignment) };
}

async function deriveKey(
  secret: ArrayBuffer,
  points: readonly number[],
  assignment: string,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: Uint8Array.from(points), info: purpose(assignment) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
