import { describe, expect, test } from 'vitest';
import { compileProgram, withAddresses } from '../../src/engine/program-modules.ts';
import type { NotLoaded, ProgramModule } from '../../src/engine/program-modules.ts';

describe('compiling a program', () => {
  test('erases types and keeps every line where it was', () => {
    const text = `import type { A } from './a.ts';\ninterface B {\n  c: string;\n}\nconst b: B = { c: 'x' };\nexport { b };\n`;
    const [module] = compile({ 'server.ts': text, 'a.ts': '' });
    expect(module?.code.split('\n')).toHaveLength(text.split('\n').length);
    expect(module?.code.split('\n')[4]).toBe(`const b = { c: 'x' };`);
    expect(module?.shiftedLines).toEqual([1, 2, 3, 4, 5]);
  });

  test('lists modules with dependencies first, each once, and only those that are needed', () => {
    const modules = compile({
      'server.ts': `import './b.ts'; import './a.ts';`,
      'a.ts': `import './c.ts';`,
      'b.ts': `export * from './c.ts';`,
      'c.ts': ``,
      'unused.ts': `this is no program`,
    });
    expect(modules.map((module) => module.file)).toEqual(['c.ts', 'b.ts', 'a.ts', 'server.ts']);
  });

  test('finds static imports, re-exports and imports at run time', () => {
    const [module] = compile({
      'server.ts': [
        `import { WebSocketServer as Server } from 'ws';`,
        `import http from "node:http";`,
        `export { join } from 'path';`,
        `export * from 'node:url';`,
        `const events = await import('events');`,
        `console.log(Server, http, "import x from 'y'");`,
      ].join('\n'),
    });
    expect(
      module?.imports.map(({ target, names, position }) => [
        target,
        names.map(({ name }) => name),
        position.line,
      ]),
    ).toEqual([
      [{ kind: 'package', name: 'ws' }, ['WebSocketServer'], 1],
      [{ kind: 'node', name: 'http' }, ['default'], 2],
      [{ kind: 'node', name: 'path' }, ['join'], 3],
      [{ kind: 'node', name: 'url' }, [], 4],
      [{ kind: 'node', name: 'events' }, [], 5],
    ]);
    expect(module?.seams.dynamicImports).toHaveLength(1);
  });

  test('puts addresses in the place of specifiers and changes nothing else', () => {
    const [module] = compile({
      'server.ts': `import { a } from './a.ts'; import ws from 'ws';\nconsole.log(a, ws, './a.ts');`,
      'a.ts': `export const a = 1;`,
    }).slice(1);
    const code = module && withAddresses(module, (target) => `blob:${target.kind}`);
    expect(code).toBe(
      `import { a } from "blob:file"; import ws from "blob:package";\nconsole.log(a, ws, './a.ts');`,
    );
  });

  test('accepts files that import each other', () => {
    const modules = compile({
      'server.ts': `import { a } from './a.ts'; export const s = 1; a();`,
      'a.ts': `import { s } from './server.ts'; export function a() { return s; }`,
    });
    expect(modules.map((module) => module.file)).toEqual(['a.ts', 'server.ts']);
  });

  test.each([
    ['./room.ts', 'room.ts'],
    ['./room.js', 'room.ts'],
    ['./room', 'room.ts'],
    ['./lib', 'lib/index.ts'],
    ['./lib/index.js', 'lib/index.ts'],
    ['./plain.js', 'plain.js'],
    ['./data.json', 'data.json'],
    ['../src/./room.ts', undefined],
    ['./lib/../room.ts', 'room.ts'],
  ])('resolves %s', (specifier, file) => {
    const compiled = compileProgram(
      {
        'server.ts': `import '${specifier}';`,
        'room.ts': '',
        'lib/index.ts': '',
        'plain.js': '',
        'data.json': '{}',
      },
      'server.ts',
    );
    const found = compiled.status === 'compiled' ? compiled.modules[0]?.file : undefined;
    expect(found).toBe(file);
  });
});

describe('what cannot be compiled', () => {
  test.each([
    ['let a = ;', 'Unexpected ";"', 1, 9],
    ['foo(\n', 'The file ends too early: something is still open', 2, 1],
    ['if (x {\n}', 'Expected ")" but found "{"', 1, 7],
    [`const s = 'abc\n`, 'A text is never closed: its quote is missing', 1, 11],
    ['const s = `abc\n', 'A text is never closed: its backtick is missing', 1, undefined],
    ['let a = 1;\nlet a = 2;', '"a" is already declared', 2, 5],
    ['\nreturn 1;', '"return" stands outside a function', 2, 1],
    ['function f() { await 1; }', "Cannot use keyword 'await' outside an async function", 1, 16],
    [
      'namespace A { export const b = 1 }',
      'Namespaces cannot run here: use a module',
      1,
      undefined,
    ],
    ['const x = {\n  a: 1\n  b: 2\n};', 'Expected "," but found "b"', 3, 3],
  ])('says what is wrong in %j', (text, message, line, column) => {
    const { error } = problem({ 'server.ts': text });
    expect(error.message).toBe(message);
    expect(error.position?.file).toBe('server.ts');
    expect(error.position?.line).toBe(line);
    if (column !== undefined) expect(error.position?.column).toBe(column);
  });

  test('names the file in which the mistake is', () => {
    const end = problem({ 'server.ts': `import './lib/a.ts';`, 'lib/a.ts': `\n\n}` });
    expect(end.error.position).toEqual({ file: 'lib/a.ts', line: 3, column: 1 });
  });

  test.each([
    ['./rom', './room.ts'],
    ['./Room.ts', './room.ts'],
    ['room.ts', './room.ts'],
    ['wss', undefined],
    ['node:htp', 'node:http'],
    ['Enchufe', 'enchufe'],
    ['enchufe/web-socket.ts', 'enchufe'],
    ['ws/lib/sender.js', 'ws'],
    ['./nothing-like-it.ts', undefined],
    ['https://example.com/x.js', undefined],
  ])('suggests for %s what may be meant', (specifier, suggestion) => {
    const end = problem({ 'server.ts': `import x from '${specifier}'; x();`, 'room.ts': '' });
    expect(end).toMatchObject({ reason: 'missing-module', specifier });
    expect(end.reason === 'missing-module' ? end.suggestion : '').toBe(suggestion);
  });

  test('says that JSON is not valid, and where', () => {
    const end = problem({ 'server.ts': `import './a.json';`, 'a.json': `{\n  "a": 1,\n}` });
    expect(end.error.message).toBe('This is not valid JSON');
    expect(end.error.position).toEqual({ file: 'a.json', line: 3, column: 1 });
  });

  test('finds a name that is not exported through re-exports, too', () => {
    const end = problem({
      'server.ts': `import { a, b } from './all.ts'; a(b);`,
      'all.ts': `export * from './a.ts';`,
      'a.ts': `export const { a } = { a() {} };`,
    });
    expect(end.error.message).toBe('"./all.ts" has no export named "b"');
  });
});

function compile(files: Record<string, string>): readonly ProgramModule[] {
  const compiled = compileProgram(files, 'server.ts');
  if (compiled.status === 'not-loaded') throw new Error(compiled.error.message);
  return compiled.modules;
}

function problem(files: Record<string, string>): NotLoaded {
  const compiled = compileProgram(files, 'server.ts');
  if (compiled.status === 'compiled') throw new Error('It compiled.');
  return compiled;
}
