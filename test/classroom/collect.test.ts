import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { collectHandIns } from '../../src/classroom/collect/collect-hand-ins.ts';
import { readOrigin } from '../../src/classroom/collect/file-origin.ts';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { unpackFiles } from '../../src/classroom/collect/unpack-files.ts';
import { sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import { handInWith, key, named, submissionOf } from './class-of-tests.ts';

const sealed = (student: string, handedInAt = '2026-11-30T12:00:00.000Z') =>
  sealHandIn(handInWith({ student, handedInAt }), key.publicKey);
const ana = await sealed('Ana García');
const luis = await sealed('Luis');
const zip = (files: Record<string, Uint8Array | string>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

describe('files that a teacher drops', () => {
  test('are opened out of files, folders and a zip as Moodle makes it', async () => {
    const moodle = zip({
      'Ana García_1234_assignsubmission_file_/enchufe.txt': ana.text,
      'Luis_77_assignsubmission_onlinetext_/onlinetext.html': `<p>${luis.text}</p>`,
      '__MACOSX/._enchufe.txt': 'junk',
    });
    const { submissions, problems } = await collectHandIns(
      [
        { path: 'moodle.zip', bytes: moodle },
        { path: 'notes.txt', bytes: strToU8('nothing') },
      ],
      key,
      named.id,
    );
    expect(submissions.map(({ handIn, origin }) => [handIn.student, origin])).toEqual([
      ['Ana García', { from: 'moodle', name: 'Ana García', number: '1234' }],
      ['Luis', { from: 'moodle', name: 'Luis', number: '77' }],
    ]);
    expect(problems).toEqual([
      { path: 'notes.txt', origin: { from: 'unknown' }, reason: 'foreign' },
    ]);
  });

  test('are named one by one when they are damaged', async () => {
    const files = { 'cut.txt': ana.text.slice(0, 200), 'ok.txt': luis.text };
    const { submissions, problems } = await collectHandIns(
      [
        ...Object.entries(files).map(([path, text]) => ({ path, bytes: strToU8(text) })),
        { path: 'broken.zip', bytes: zip(files).slice(0, 60) },
      ],
      key,
      named.id,
    );
    expect(submissions).toHaveLength(1);
    expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'broken.zip: damaged-zip',
      'cut.txt: truncated',
    ]);
  });
});

describe('a hostile zip', () => {
  const unpack = (bytes: Uint8Array) => unpackFiles([{ path: 'a.zip', bytes }]);

  test('whose paths lead out of its folder is refused entry by entry', () => {
    const bytes = zip({
      '../../evil.txt': '1',
      '/etc/evil.txt': '2',
      'C:evil.txt': '3',
      'a\\..\\evil.txt': '4',
      'good.txt': '5',
    });
    const { files, refused } = unpack(bytes);
    expect(files.map(({ path }) => path)).toEqual(['a.zip/good.txt']);
    expect(refused.map(({ reason }) => reason)).toEqual(new Array(4).fill('unsafe-path'));
  });

  test('that unpacks to more than anybody hands in is refused without being unpacked', () => {
    const { files, refused } = unpack(zip({ 'bomb.txt': new Uint8Array(60_000_000), b: '1' }));
    expect(files.map(({ path }) => path)).toEqual(['a.zip/b']);
    expect(refused).toEqual([{ path: 'a.zip/bomb.txt', reason: 'too-big' }]);
  });

  test('that lies about its size gets no more room than it said', () => {
    const bytes = zip({ 'liar.txt': new Uint8Array(5_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 30 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    const { files, refused } = unpack(bytes);
    expect(files.every(({ bytes: content }) => content.length <= 10)).toBe(true);
    expect(files.length + refused.length).toBe(1);
  });

  test('in a zip is refused', () => {
    const { files, refused } = unpack(zip({ 'inner.zip': zip({ a: '1' }) }));
    expect(files).toEqual([]);
    expect(refused).toEqual([{ path: 'a.zip/inner.zip', reason: 'zip-in-zip' }]);
  });
});

test('the origin of a file is read from names of Moodle and Canvas', () => {
  expect(readOrigin('x/Ana García_12_assignsubmission_file_enchufe.txt')).toEqual({
    ...{ from: 'moodle', name: 'Ana García', number: '12' },
  });
  expect(readOrigin('sub/garciaana_LATE_345_6789_enchufe-tarea.txt')).toEqual({
    ...{ from: 'canvas', name: 'garciaana', number: '345' },
  });
  expect(readOrigin('enchufe-semana-3-ana.txt')).toEqual({ from: 'unknown' });
});

describe('of one student', () => {
  test('the last hand-in counts, and the same file twice is one', () => {
    const first = submissionOf(handInWith({ handedInAt: '2026-11-29T10:00:00.000Z' }), '1.txt');
    const last = submissionOf(handInWith({ student: 'ANA  garcía' }), '2.txt');
    const copy = { ...last, path: '3.txt' };
    const [row, ...others] = latestByStudent([first, last, copy]);
    expect(others).toEqual([]);
    expect(row?.path).toBe('2.txt');
    expect(row?.replaced.map(({ path }) => path)).toEqual(['1.txt']);
    expect(row?.copies).toEqual(['3.txt']);
  });

  test('two of one name with different numbers in the LMS are two', () => {
    const [one, other] = ['1', '2'].map((number) =>
      submissionOf(handInWith(), `${number}.txt`, { from: 'moodle', name: 'Ana', number }),
    );
    if (!one || !other) throw new Error('There must be two.');
    expect(latestByStudent([one, other])).toHaveLength(2);
  });
});
