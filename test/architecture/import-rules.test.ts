import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { roomOf } from './import-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const specifierPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;(=])import\s*\(?\s*['"]([^'"]+)['"]/g;

const files = listFiles();

describe('import rules', () => {
  test('every file in src and lessons belongs to a room', () => {
    const outside = files.filter((file) => !roomOf(file) && file !== 'src/vite-env.d.ts');
    expect(outside).toEqual([]);
  });

  test('every import crosses only an allowed boundary', () => {
    const broken = files.flatMap((file) =>
      importsOf(file).flatMap((target) => violation(file, target, typeImportsOf(file).has(target))),
    );
    expect(broken).toEqual([]);
  });

  test('relative imports name files that exist', () => {
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('no file imports itself round a circle', () => {
    expect(findCycle()).toEqual([]);
  });

  test('a forbidden import is seen', () => {
    expect(violation('src/network/frame-decoder.ts', 'src/engine/engine.ts')).toHaveLength(1);
    expect(violation('src/engine/embedded/x.ts', 'src/engine/node/y.ts')).toHaveLength(1);
    expect(violation('src/workbench/X.svelte', 'src/network/wire-log.ts')).toHaveLength(1);
    expect(violation('src/checks/check.ts', 'src/network/frame-decoder.ts')).toEqual([]);
    expect(violation('src/translations/engine.ts', 'src/engine/engine.ts')).toHaveLength(1);
    expect(violation('src/translations/engine.ts', 'src/engine/engine.ts', true)).toEqual([]);
  });
});

function listFiles(): string[] {
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'lessons'], {
    cwd: root,
    encoding: 'utf8',
  });
  return tracked
    .split('\n')
    .filter((file) => /\.(ts|svelte|astro|mjs)$/.test(file) && existsSync(join(root, file)))
    .filter((file) => !isLearnerCode(file));
}

function isLearnerCode(file: string): boolean {
  return /^lessons\/[^/]+\/(example|[^/]+\/(starter|solution|also-right|known-wrong))\//.test(file);
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(specifierPattern)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => specifier.replace(/\?.*$/, ''))
    .map((specifier) => relative(root, join(root, dirname(file), specifier)))
    .filter((target) => target.startsWith('src/') || target.startsWith('lessons/'));
}

function violation(file: string, target: string, isTypeOnly = false): string[] {
  const from = roomOf(file);
  const to = roomOf(target);
  if (!from || !to || from === to || from.mayImport.includes(to.name)) return [];
  if (isTypeOnly && from.mayImportTypesOf?.includes(to.name)) return [];
  return [`${file} (${from.name}) may not import ${target} (${to.name})`];
}

function findCycle(): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const target of runtimeImportsOf(file)) {
      const cycle = visit(target);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function runtimeImportsOf(file: string): string[] {
  const typeOnly = typeImportsOf(file);
  return importsOf(file).filter((target) => !typeOnly.has(target) && isFile(target));
}

function typeImportsOf(file: string): ReadonlySet<string> {
  const text = readFileSync(join(root, file), 'utf8');
  return new Set(
    [...text.matchAll(/import type [^'"]*?from\s*['"]([^'"]+)['"]/g)].map((match) =>
      relative(root, join(root, dirname(file), match[1] ?? '')),
    ),
  );
}

function isFile(target: string): boolean {
  return existsSync(join(root, target)) && statSync(join(root, target)).isFile();
}
