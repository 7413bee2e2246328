import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { echoClient, echoServer } from './echo-programs.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Milliseconds from spawning a Node server process to the first message echoed to a Node client process. */
export async function measureRunToEchoInNode(runs: number, pauseMs: number): Promise<number[]> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  // Node runs TypeScript by itself, but not below node_modules: the types are few enough to erase here.
  writeFileSync(join(folder, 'server.mjs'), echoServer.replace(': number', ''));
  writeFileSync(join(folder, 'client.mjs'), echoClient);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    times.push(await runToEcho(folder, await freePort()));
  }
  rmSync(folder, { recursive: true });
  return times;
}

async function runToEcho(folder: string, port: number): Promise<number> {
  const began = performance.now();
  const server = spawn(process.execPath, [join(folder, 'server.mjs')], {
    env: { ...process.env, PORT: String(port) },
  });
  await lineOf(server.stdout, 'listening');
  const client = spawn(process.execPath, [join(folder, 'client.mjs')], {
    env: { ...process.env, SERVER_URL: `ws://localhost:${port}` },
  });
  await lineOf(client.stdout, 'echoed hola');
  const took = performance.now() - began;
  const ended = new Promise((resolve) => server.once('close', resolve));
  server.kill();
  await ended;
  return took;
}

function lineOf(stream: NodeJS.ReadableStream, start: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      text += chunk;
      if (text.startsWith(start)) resolve();
    });
    stream.once('end', () => reject(new Error(`ended after printing ${JSON.stringify(text)}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
