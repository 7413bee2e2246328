import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckTrace } from '../../src/checks/check-traces.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { isSent, type WireEntry } from '../../src/network/wire-entry.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import { findSpot } from '../../src/wire-inspector/record/find-spot.ts';
import judge from './judges/echo-judge.ts?program';

let engine: Engine | undefined;
beforeAll(async () => {
  engine = await openEngine({ engine: 'embedded' });
}, 30_000);
afterAll(() => engine?.close());

test('leaves no trace of what passed', async () => {
  const traces = await tracesOf(`socket.on('message', (data) => socket.send('echo: ' + data));`);
  expect(traces).toEqual([]);
});

test('shows the wire of each failed check, with the message that was wrong', async () => {
  const traces = await tracesOf(
    `socket.on('message', (data) => { socket.send('wrong'); socket.send('late'); });`,
  );
  expect(traces.map(({ check }) => check)).toEqual(['says-hola', 'says-a-word']);
  const [{ entries, spot }] = traces as [Trace];
  expect(entries.slice(0, 4).map(sentence)).toEqual([
    'client 1 → GET / · Upgrade',
    'client 1 ← 101 Switching Protocols',
    'client 1 → hola',
    'client 1 ← wrong server.ts:4',
  ]);
  expect(spot).toBe('client 1 ← wrong server.ts:4');
});

test('shows the question that nobody answered', async () => {
  const [first] = await tracesOf('');
  expect(first?.spot).toBe('client 1 → hola');
});

test('shows the close frame that came instead', async () => {
  const [first] = await tracesOf(`socket.on('message', () => socket.close(1008, 'no'));`);
  expect(first?.spot).toBe('client 1 ← 1008 · no server.ts:4');
});

test('shows the end that came without a close frame', async () => {
  const [first] = await tracesOf(`socket.on('message', () => socket.terminate());`);
  expect(first?.spot).toMatch(/^client 1 (←|✕) (half-closed|reset)$/);
});

test('shows where a server that died left each check, its own connections only', async () => {
  const traces = await tracesOf(`socket.on('message', () => { throw new Error('oh'); });`);
  expect(traces.map(({ check }) => check)).toEqual(['says-hola', 'says-a-word']);
  for (const { entries, spot } of traces) {
    expect(entries.slice(0, 2).map(({ type }) => type)).toEqual(['request', 'response']);
    expect(new Set(entries.map(({ client }) => client))).toEqual(new Set(['client 1']));
    expect(spot).toMatch(/^client 1 (←|✕) (half-closed|reset|closed)$/);
  }
});

test('does not show how the judge left, which is no failure of the learner', async () => {
  const [mute] = await tracesOf('');
  expect(mute?.entries.map(({ type }) => type)).toEqual(['request', 'response', 'frame']);
});

type Trace = { check: string; entries: readonly WireEntry[]; spot: string };

async function tracesOf(onConnection: string): Promise<Trace[]> {
  if (!engine) throw new Error('The engine is not open.');
  const traces: CheckTrace[] = [];
  const server = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => {
${onConnection}
});`;
  await runChecks({
    ...{ engine, files: { 'server.ts': server }, entry: 'server.ts', judge, waitTicks: 10 },
    onTrace: (trace) => traces.push(trace),
  });
  return traces.map((trace) => {
    const { check } = trace;
    const { events, spot } = trace.read();
    const entries = createWireEntries();
    for (const event of events) entries.push(event);
    const entry = spot && findSpot(entries.list(), spot);
    return { check, entries: entries.list(), spot: entry ? sentence(entry) : 'none' };
  });
}

function sentence(entry: WireEntry): string {
  const arrow = 'direction' in entry ? (entry.direction === 'client-to-server' ? '→' : '←') : '✕';
  const start = `${entry.client} ${arrow}`;
  if (!isSent(entry)) return `${start} ${entry.type}`;
  const line = entry.source === null ? '' : ` ${entry.source.file}:${entry.source.line}`;
  return `${start} ${entry.preview}${entry.type === 'frame' ? line : ''}`;
}
