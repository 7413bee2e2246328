import { expect, test } from 'vitest';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { checksOf, resultsOf, serverThat } from './check-programs.ts';

const check = await checksOf('echo-judge');
const statuses = async (...given: Parameters<typeof check>) =>
  resultsOf(await check(...given)).map(({ status }) => status);

const answerAfter = (ms: number) =>
  serverThat(
    `socket.on('message', (data) => setTimeout(() => socket.send('echo: ' + data), ${String(ms)}));`,
  );

test('a server that thinks for a while is waited for by its own clock', async () => {
  expect(await statuses(answerAfter(1500))).toEqual(['passed', 'passed']);
});

test('a server that thinks for longer than a wait lasts is told so', async () => {
  expect(await statuses(answerAfter(1000), { waitTicks: 10 })).toEqual(['timed-out', 'timed-out']);
});

test('what no clock governs has its time too: files, compression, digests and modules', async () => {
  const server = `import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
${serverThat(`socket.on('message', async (data) => {
  await readFile(import.meta.filename);
  await promisify(gzip)(Buffer.alloc(100_000, data));
  await crypto.subtle.digest('SHA-512', new Uint8Array(1_000_000));
  await import('node:querystring');
  socket.send('echo: ' + data);
});`)}`;
  expect(await statuses(server, { waitTicks: 10 })).toEqual(['passed', 'passed']);
});

test('what a server still had in mind after one check does not reach the next', async () => {
  const server = serverThat(`socket.on('message', (data) => {
    setTimeout(() => socket.send('echo: ' + data), 100);
    setTimeout(() => server.clients.forEach((client) => client.send('late')), 150);
  });`);
  expect(await statuses(server)).toEqual(['passed', 'passed']);
});

test('where an engine has no virtual clock, the machine’s is waited for', async () => {
  const node = openNodeEngine();
  const engine = { ...node, capabilities: { ...node.capabilities, virtualClock: false } };
  try {
    expect(await statuses(answerAfter(200), { engine, waitTicks: 20 })).toEqual([
      'passed',
      'passed',
    ]);
  } finally {
    await node.close();
  }
});
