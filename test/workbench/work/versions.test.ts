import { expect, test } from 'vitest';
import { addVersion, noteChecks, type Version } from '../../../src/workbench/work/versions.ts';

const version = (time: number, text: string, cause: Version['cause'] = 'run'): Version => ({
  time,
  cause,
  files: { 'server.ts': text },
});

test('the same text twice in a row is one version with the newer time and cause', () => {
  const versions = addVersion([version(1, 'a')], version(2, 'a', 'check'));
  expect(versions).toEqual([version(2, 'a', 'check')]);
});

test('a text that comes back later is a version of its own', () => {
  const versions = ['a', 'b', 'a'].reduce<readonly Version[]>(
    (all, text, time) => addVersion(all, version(time, text)),
    [],
  );
  expect(versions.map(({ files }) => files['server.ts'])).toEqual(['a', 'b', 'a']);
});

test('keeps the newest 60', () => {
  let versions: readonly Version[] = [];
  for (let time = 0; time < 70; time += 1)
    versions = addVersion(versions, version(time, `${time}`));
  expect(versions.map(({ time }) => time)).toEqual(Array.from({ length: 60 }, (_, at) => at + 10));
});

test('keeps no more than a million characters, but always the newest', () => {
  const big = 'x'.repeat(400_000);
  let versions: readonly Version[] = [];
  for (let time = 0; time < 4; time += 1)
    versions = addVersion(versions, version(time, big + time));
  expect(versions.map(({ time }) => time)).toEqual([2, 3]);
  const huge = version(9, 'x'.repeat(1_200_000));
  expect(addVersion(versions, huge)).toEqual([huge]);
});

test('what Check said stays with the text when it is kept again', () => {
  const noted = noteChecks(
    [version(1, 'a'), version(2, 'b')],
    { 'server.ts': 'b' },
    { passed: 1, all: 3 },
  );
  expect(noted).toEqual([version(1, 'a'), { ...version(2, 'b'), checks: { passed: 1, all: 3 } }]);
  expect(addVersion(noted, version(3, 'b')).at(-1)).toEqual({
    ...version(3, 'b'),
    checks: { passed: 1, all: 3 },
  });
});
