import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { WebSocketServer } from 'ws';
import { playContainer } from './container-session.ts';
import { faultOf, type Fault } from './faults.ts';

/** A running stand-in for the host of WebContainer. */
export type StandIn = {
  /** What the client is to take for the host; with a fault, one that has it. */
  origin: (fault?: Fault) => string;
  close: () => Promise<void>;
};

const files: Readonly<Record<string, { file: string; type: string }>> = {
  '/headless': { file: 'headless.html', type: 'text/html' },
  '/host-page.ts': { file: 'host-page.ts', type: 'text/javascript' },
  '/comlink.js': {
    file: '../../node_modules/@webcontainer/api/dist/vendor/index.js',
    type: 'text/javascript',
  },
};

/** So that an isolated page may embed it. */
const headers = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Starts a stand-in on loopback, where nobody else can reach it. */
export async function startStandIn(): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'enchufe-stand-in-'));
  const loopback = await bundleLoopback(folder);
  const loads = new Map<string, number>();
  const server = createServer((request, response) => void serve(request, response, loads));
  const sockets = new WebSocketServer({ server, path: '/bridge' });
  sockets.on('connection', (socket, { headers: { host } }) => {
    playContainer(socket, loopback, faultOf(host));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: (fault) => `http://${fault ? `${fault}.` : ''}localhost:${port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  loads: Map<string, number>,
): Promise<void> {
  const { host = '', 'sec-fetch-dest': destination } = request.headers;
  const fault = faultOf(host);
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const found = files[pathname];
  if (!found) {
    response.writeHead(404, headers).end();
    return;
  }
  const text = await readFile(fileURLToPath(new URL(found.file, import.meta.url)), 'utf8');
  response.writeHead(200, { ...headers, 'content-type': found.type });
  const load = (loads.get(host) ?? 0) + Number(destination === 'iframe');
  loads.set(host, load);
  const isMute = fault === 'never-answers' || (fault === 'answers-the-second-time' && load === 1);
  if (pathname === '/headless' && isMute) response.end('<!doctype html><title>Mute</title>');
  else response.end(pathname.endsWith('.ts') ? stripTypeScriptTypes(text) : text);
}

async function bundleLoopback(folder: string): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('container-loopback.ts', import.meta.url)),
    platform: 'node',
  });
  const file = join(folder, 'container-loopback.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return pathToFileURL(file).href;
}
