import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleToolkit } from '../../../src/bundles/bundle-program.ts';
import { projectFile } from '../../../src/bundles/project-file.ts';

const folder = projectFile('src/toolkit');
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const lengths = sources.map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }));

test('the toolkit has at most 1,500 lines of code, comments and blank lines aside', () => {
  const lines = sources.flatMap(({ text }) => text.split('\n'));
  const code = lines.filter((line) => !/^\s*(?:\/\/|\/\*|\*|$)/.test(line));
  expect(code.length).toBeLessThanOrEqual(1500);
});

test('no file of the toolkit has more than 200 lines', () => {
  expect(lengths.filter(({ lines }) => lines > 200)).toEqual([]);
});

test('the toolkit imports its own files, ws and node:* only', () => {
  const imported = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path = '']) => [name, path]),
  );
  expect(imported.length).toBeGreaterThan(20);
  expect(imported.filter(([, path = '']) => !/^(?:ws$|node:|\.\/[a-z-]+\.ts$)/.test(path))).toEqual(
    [],
  );
});

test('the toolkit is at most 14 KB, minified and gzipped, without ws', async () => {
  const size = gzipSync(await bundleToolkit()).length;
  expect(size).toBeLessThanOrEqual(14 * 1024);
  expect(size).toBeGreaterThan(1024);
});
