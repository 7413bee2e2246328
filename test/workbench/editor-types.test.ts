import ts from 'typescript';
import { expect, test } from 'vitest';
import { bundleEditorTypes } from '../../src/bundles/bundle-editor-types.ts';

const bundle = await bundleEditorTypes();
const types = JSON.parse(bundle) as Record<string, string>;

test('the types of ws, Node and enchufe stay under 1.2 MB', () => {
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

test('they know enchufe, and infer what a handler gets', { timeout: 60_000 }, () => {
  const code = `import {
  App, ConnectionManager, dependency, Depends, int, Path, Query, str, TestClient, WebSocketDisconnect,
  WebSocketException, type WebSocket,
} from 'enchufe';
const app = new App();
const room = new ConnectionManager();
const getUser = dependency({ token: Query(str, { default: null }) }, (_, { token }) => {
  if (token === null) throw new WebSocketException(1008, 'no token');
  return { name: token };
});
app.websocket('/ws', async (websocket: WebSocket) => {
  await websocket.accept({ subprotocol: 'chat', headers: { 'x-room': 'lobby' } });
  for await (const text of websocket.iterText()) await websocket.sendText(text.trim());
});
app.websocket('/rooms/{room}', { room: Path(int), user: Depends(getUser) }, async (websocket, values) => {
  const number: number = values.room;
  const name: string = values.user.name;
  await room.connect(websocket, { room: String(number) });
  try {
    await room.broadcast(\`\${name}: \${await websocket.receiveText()}\`, { except: websocket });
  } catch (error) {
    if (error instanceof WebSocketDisconnect) console.log(error.code, error.reason);
  }
});
app.get('/', () => ({ hello: 'world' }));
const port: number = await app.listen(8000);
const client = await new TestClient(app).websocket('/ws');
await client.sendJson({ port });
`;
  expect(mistakesIn(code)).toEqual([]);
});

test(
  'they find a name that the path lacks, and a value of another type',
  { timeout: 60_000 },
  () => {
    const code = `import { App, int, Path } from 'enchufe';
const app = new App();
app.websocket('/rooms/{room}', { rom: Path(int) }, async () => {});
app.websocket('/rooms/{room}', { room: Path(int) }, async (websocket, { room }) => {
  await websocket.sendText(room);
});
`;
    const mistakes = mistakesIn(code);
    expect(mistakes).toHaveLength(2);
    expect(mistakes[1]).toBe(
      "Argument of type 'number' is not assignable to parameter of type 'string'.",
    );
  },
);

test('a name of enchufe leads to the line where the toolkit says it', { timeout: 60_000 }, () => {
  const code = `import { ConnectionManager } from 'enchufe';\nnew ConnectionManager();\n`;
  const [definition] = definitionsOf(code, code.lastIndexOf('ConnectionManager'));
  expect(definition?.file).toMatch(/^\/node_modules\/enchufe\/.*\.ts$/);
  expect(definition?.line).toContain('export class ConnectionManager');
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

test('they know what Node shares with browsers, and nothing of a page', { timeout: 60_000 }, () => {
  const code = `const socket = new WebSocket('ws://localhost:8000');
socket.binaryType = 'arraybuffer';
socket.addEventListener('message', ({ data }) => socket.send(String(data)));
socket.addEventListener('close', (event) => {
  const code: string = event.code;
});
const response: Response = await fetch(new URL('http://localhost:8000'), { headers: { a: 'b' } });
const body: string = await response.text();
document.title = body;
`;
  expect(mistakesIn(code)).toEqual([
    "Type 'number' is not assignable to type 'string'.",
    expect.stringMatching(/^Cannot find name 'document'/),
  ]);
});

/** As the editor has them. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  moduleDetection: ts.ModuleDetectionKind.Force,
  skipLibCheck: true,
  types: ['node'],
  lib: ['lib.esnext.d.ts'],
  noEmit: true,
};

function mistakesIn(code: string): string[] {
  const files: Record<string, string> = { ...types, '/server.ts': code };
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

function definitionsOf(code: string, position: number): { file: string; line: string }[] {
  const files: Record<string, string> = { ...types, '/server.ts': code };
  const read = (path: string): string | undefined => files[path] ?? libraryFile(path);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => ['/server.ts'],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: (path) => Object.keys(files).some((file) => file.startsWith(`${path}/`)),
  });
  const found = service.getDefinitionAtPosition('/server.ts', position) ?? [];
  return found.map(({ fileName, textSpan }) => {
    const text = read(fileName) ?? '';
    const start = text.lastIndexOf('\n', textSpan.start) + 1;
    return { file: fileName, line: text.slice(start).split('\n')[0] ?? '' };
  });
}

function libraryFile(path: string): string | undefined {
  return /\/lib\.[a-z0-9.]+\.d\.ts$/.test(path) ? ts.sys.readFile(path) : undefined;
}
