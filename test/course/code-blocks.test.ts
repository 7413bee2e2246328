import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { codeBlocks, readLessonTexts } from './lesson-texts.ts';

const blocks = (await readLessonTexts())
  .filter(({ path }) => path.includes('/concept.'))
  .flatMap(codeBlocks)
  .filter(({ language }) => language === 'ts')
  .map((block, at) => ({ ...block, name: `block ${at + 1} of ${block.path}` }));
const servers = blocks.filter(({ code }) => /\.listen\(|new WebSocketServer\(\{ port/.test(code));

describe('the code on concept pages', () => {
  test('type-checks', () => {
    expect(typeMistakes(blocks)).toEqual([]);
  }, 60_000);

  test('is told wrong when it is', () => {
    const wrong = {
      name: 'wrong',
      code: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: '1' });",
    };
    expect(typeMistakes([wrong])).toEqual([expect.stringContaining('wrong:2:')]);
  }, 60_000);

  test.each(servers)(
    '$name listens when it is run',
    async ({ code }) => {
      const engine = openNodeEngine();
      try {
        const program = engine.start({
          name: 'server',
          files: { 'server.ts': code },
          entry: 'server.ts',
          env: { PORT: '0' },
          network: 'concept',
          role: 'learner',
        });
        const happened = await new Promise((resolve) => {
          program.subscribe((event) => {
            if (event.type === 'listening' || event.type === 'ended') resolve(event);
          });
        });
        expect(happened).toMatchObject({ type: 'listening' });
      } finally {
        await engine.close();
      }
    },
    30_000,
  );
});

/** What the compiler says of programs that each stand in a file of their own, as a learner's do. */
function typeMistakes(programs: readonly { name: string; code: string }[]): string[] {
  const folder = fileURLToPath(new URL('../../src/concept-blocks/', import.meta.url));
  const sources = new Map(
    programs.map(({ name, code }, at) => [`${folder}${at}.ts`, { name, code }]),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const real = ts.createCompilerHost(options);
  host.fileExists = (path) => sources.has(path) || real.fileExists(path);
  host.readFile = (path) => sources.get(path)?.code ?? real.readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const source = sources.get(path);
    return source
      ? ts.createSourceFile(path, source.code, version)
      : real.getSourceFile(path, version, ...rest);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const name = sources.get(file?.fileName ?? '')?.name ?? 'the compiler';
    return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
