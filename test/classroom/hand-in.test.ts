import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../src/classroom/encodings.ts';
import { cleanName } from '../../src/classroom/hand-in/hand-in.ts';
import { openHandIn, sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import {
  makeTeacherKey,
  readKeyFile,
  writeKeyFile,
} from '../../src/classroom/hand-in/teacher-key.ts';
import { handInWith, key, named } from './class-of-tests.ts';

const { text, fingerprint } = await sealHandIn(handInWith(), key.publicKey);
const statusOf = async (sealed: string, assignment = named.id) =>
  (await openHandIn(sealed, key, assignment)).status;

/** The sealed bytes with one of them changed. */
function changedAt(place: number): string {
  const packed = text.replace(/\s/g, '');
  const parts = /^(.*:)([^:]+)(:end\]\])$/.exec(packed);
  if (!parts) throw new Error(packed);
  const [, head = '', data = '', tail = ''] = parts;
  const bytes = fromBase64(data);
  const at = place < 0 ? bytes.length + place : place;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return head + toBase64(bytes) + tail;
}

describe('a sealed hand-in', () => {
  test('is opened by the teacher with the fingerprint that the student has', async () => {
    expect(await openHandIn(text, key, named.id)).toEqual({
      status: 'opened',
      handIn: handInWith(),
      fingerprint,
    });
    expect(fingerprint).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/);
  });

  test('hides everything, and is another one each time', async () => {
    expect(text).not.toContain('Ana');
    expect((await sealHandIn(handInWith(), key.publicKey)).text).not.toBe(text);
  });

  test('survives what mail programs and text fields do to it', async () => {
    const pasted = `<p>Hola:</p><p>${text.replaceAll('\n', '<br />\r\n  &nbsp;')}</p><p>Gracias</p>`;
    expect(await statusOf(pasted)).toBe('opened');
    expect(await statusOf(text.replaceAll('\n', ' '))).toBe('opened');
    expect(await statusOf(`> ${text}`)).toBe('opened');
  });

  test('that was cut off is truncated, and without its beginning it is not one', async () => {
    expect(await statusOf(text.slice(0, -10))).toBe('truncated');
    expect(await statusOf(text.slice(0, 100))).toBe('truncated');
    expect(await statusOf(text.slice(30))).toBe('foreign');
    expect(await statusOf('console.log(1)')).toBe('foreign');
    expect(await statusOf('[[enchufe:2:what comes later:end]]')).toBe('newer');
    expect(await statusOf('[[enchufe:1:???:end]]')).toBe('damaged');
  });

  for (const [part, place] of [
    ['point', 20],
    ['nonce', 70],
    ['contents', 90],
    ['seal', -1],
  ] as const) {
    test(`with one bit of its ${part} changed is damaged`, async () => {
      expect(await statusOf(changedAt(place))).toBe('damaged');
    });
  }

  test('for another key or another assignment says so', async () => {
    const other = await sealHandIn(handInWith(), (await makeTeacherKey()).publicKey);
    expect(await statusOf(other.text)).toBe('wrong-key');
    const elsewhere = 'f'.repeat(32);
    expect(await openHandIn(text, key, elsewhere)).toEqual({
      status: 'wrong-assignment',
      assignment: named.id,
    });
  });

  test('cannot be passed off as one of another assignment', async () => {
    const elsewhere = 'f'.repeat(32);
    const renamed = text.replace(/\s/g, '').replace(named.id, elsewhere);
    expect(await statusOf(renamed, elsewhere)).toBe('damaged');
  });

  test('of unreasonable size is refused before it is unpacked', async () => {
    const files = { 'server.ts': 'a'.repeat(20_000_000) };
    const bomb = await sealHandIn(
      handInWith({ exercises: { 'e-receive/receive-json': { files, attempts: 1 } } }),
      key.publicKey,
    );
    expect(bomb.text.length).toBeLessThan(100_000);
    expect(await statusOf(bomb.text)).toBe('too-big');
  });

  test('with paths that lead elsewhere cannot be written', async () => {
    for (const path of ['../server.ts', '/etc/passwd', 'a/../../b.ts', '__proto__', 'a b.ts']) {
      const exercises = { 'e-receive/receive-json': { files: { [path]: '' }, attempts: 1 } };
      if (path === '__proto__') continue;
      await expect(sealHandIn(handInWith({ exercises }), key.publicKey)).rejects.toThrow();
    }
  });
});

describe('a key file', () => {
  test('is read back as a key that opens what was sealed for it', async () => {
    const reading = await readKeyFile(await writeKeyFile(key));
    if (reading.status !== 'read') throw new Error(reading.status);
    expect(reading.key.publicKey).toBe(key.publicKey);
    expect((await openHandIn(text, reading.key, named.id)).status).toBe('opened');
  });

  test('of which a half was exchanged is damaged', async () => {
    type KeyFile = { key: { d: string; x: string; y: string } };
    const own = JSON.parse(await writeKeyFile(key)) as KeyFile;
    const other = JSON.parse(await writeKeyFile(await makeTeacherKey())) as KeyFile;
    const mixed = { ...own, key: { ...own.key, d: other.key.d } };
    expect(await readKeyFile(JSON.stringify(mixed))).toEqual({ status: 'damaged' });
  });

  test('says what it is when it is not one', async () => {
    const file = await writeKeyFile(key);
    expect(await readKeyFile(file.slice(0, 80))).toEqual({ status: 'damaged' });
    expect(await readKeyFile(file.replace('"version": 1', '"version": 2'))).toEqual({
      status: 'newer',
    });
    expect(await readKeyFile('{}')).toEqual({ status: 'foreign' });
    expect(await readKeyFile('my key')).toEqual({ status: 'foreign' });
  });
});

test('a name is one line without characters that nobody sees', () => {
  expect(cleanName('  Ana\n\u202eaicraG\u200b\u0007  ')).toBe('Ana aicraG');
  expect(cleanName('Ana Garci\u0301a')).toBe('Ana García');
});
