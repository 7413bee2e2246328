import { expect, test } from 'vitest';
import {
  readWorkFile,
  writeWorkFile,
  type WorkFile,
} from '../../../src/workbench/work/work-file.ts';
import { planImport } from '../../../src/workbench/work/work-transfer.ts';

const lesson = (text: string) => ({
  files: { 'server.ts': text },
  openFile: 'server.ts',
  versions: [],
});
const file: WorkFile = {
  format: 'enchufe-work',
  version: 1,
  exportedAt: '2026-01-02T03:04:05.000Z',
  progress: {
    'e-receive/receive-json': 'passed',
    'e-receive/prediction-e1': 'answered',
    'e-receive/example': 'run',
  },
  lessons: {
    'e-receive/receive-json': {
      ...lesson('const á = 1;'),
      versions: [
        { time: 5, cause: 'check', files: { 'server.ts': 'old' }, checks: { passed: 1, all: 2 } },
      ],
    },
  },
};

test('what was written reads back the same', () => {
  expect(readWorkFile(writeWorkFile(file))).toEqual({ status: 'read', file });
});

test.each(['', 'hello', '[]', '{"a":1}', 'null', '\u0000\u0001'])('%j is foreign', (text) => {
  expect(readWorkFile(text)).toEqual({ status: 'foreign' });
});

test('a file that was cut off is damaged', () => {
  const text = writeWorkFile(file);
  expect(readWorkFile(text.slice(0, text.length / 2))).toEqual({
    status: 'damaged',
    place: 'JSON',
  });
});

test('names the place of a value that cannot be', () => {
  const damaged = writeWorkFile(file).replace('"const á = 1;"', '7');
  expect(readWorkFile(damaged)).toEqual({
    status: 'damaged',
    place: 'lessons › e-receive/receive-json › files › server.ts',
  });
});

test.each(['../secret', '/etc/passwd', 'a//b', ''])('refuses the file name %j', (path) => {
  const damaged = writeWorkFile(file).replaceAll('"server.ts":', `${JSON.stringify(path)}:`);
  expect(readWorkFile(damaged).status).toBe('damaged');
});

test('a later format is told apart from damage', () => {
  expect(readWorkFile('{"format":"enchufe-work","version":2}')).toEqual({ status: 'newer' });
});

test('tells what an import brings, replaces and leaves', () => {
  const now = {
    ...file,
    lessons: { 'a/same': lesson('1'), 'a/other': lesson('2'), 'a/mine': lesson('3') },
  };
  const comes = {
    ...file,
    lessons: { 'a/same': lesson('1'), 'a/other': lesson('9'), 'a/new': lesson('4') },
  };
  expect(planImport(now, comes)).toEqual({
    brings: ['a/new'],
    replaces: ['a/other'],
    same: ['a/same'],
  });
});
