import ts from 'typescript';
import { expect, test } from 'vitest';
import { bundleEditorTypes } from '../../src/bundles/bundle-editor-types.ts';

const bundle = await bundleEditorTypes();
const types = JSON.parse(bundle) as Record<string, string>;

test('the types of ws and Node stay under 1.2 MB', () => {
  expect(bundle.length).toBeLessThan(1_200_000);
});

test('they know ws and Node as a learner uses them', { timeout: 60_000 }, () => {
  const code = `import { WebSocketServer, type RawData } from 'ws';
import { createServer } from 'node:http';
import { once, on } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
const http = createServer();
const server = new WebSocketServer({ server: http, maxPayload: 1024 });
server.on('connection', (socket, request) => {
  const path: string | undefined = request.url;
  socket.on('message', (data: RawData, isBinary) => {
    socket.send(isBinary ? Buffer.from('x') : \`\${path}\${data.toString()}\`);
  });
});
http.listen(Number(process.env.PORT ?? 8000));
await once(http, 'listening');
await wait(1);
for await (const [one] of on(http, 'request')) console.log(one);
`;
  expect(mistakesIn(code)).toEqual([]);
});

test('they find a mistake', { timeout: 60_000 }, () => {
  const code = `import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  const url: string = request.url;
  socket.sned(url);
});
`;
  expect(mistakesIn(code)).toEqual([
    "Type 'string | undefined' is not assignable to type 'string'.",
    "Property 'sned' does not exist on type 'WebSocket'.",
  ]);
});

function mistakesIn(code: string): string[] {
  const files: Record<string, string> = { ...types, '/server.ts': code };
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const read = (path: string): string | undefined => files[path] ?? libraryFile(path);
  host.getCurrentDirectory = () => '/';
  host.fileExists = (path) => read(path) !== undefined;
  host.readFile = read;
  host.directoryExists = (path) => Object.keys(files).some((file) => file.startsWith(`${path}/`));
  host.getSourceFile = (path, version) => {
    const text = read(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram(['/server.ts'], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '',
    );
}

function libraryFile(path: string): string | undefined {
  return /\/lib\.[a-z0-9.]+\.d\.ts$/.test(path) ? ts.sys.readFile(path) : undefined;
}
