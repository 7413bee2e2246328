import { expect, test } from 'vitest';
import { HandClients } from '../../src/workbench/clients/hand-clients.svelte.ts';
import { FakeEngine, type FakeProgram } from './fake-engine.ts';

test('offers a client called Ana that connects as soon as the server listens', () => {
  const { clients, engine } = setUp();
  clients.prepare(engine);
  const [ana] = clients.all;
  expect(ana?.name).toBe('Ana');
  expect(ana?.state).toBe('waiting');
  clients.serverListens();
  expect(ana?.state).toBe('connecting');
  expect(engine.programs[0]?.received.at(-1)).toMatchObject({
    type: 'connect',
    url: 'ws://localhost:8000/',
  });
});

test('sends each client where the lesson says, under its own name, until an address is typed', () => {
  const clients = new HandClients(() => {}, '/room/{name}');
  const paths = () => clients.all.map(({ drafts }) => drafts.connect.path);
  clients.addMany(2);
  expect(paths()).toEqual(['/room/ana', '/room/luis']);
  const luis = clients.all[1];
  if (luis) luis.drafts.connect.path = '/elsewhere';
  clients.add();
  expect(paths()).toEqual(['/room/ana', '/elsewhere', '/elsewhere']);
});

test('writes down what was sent, received and closed, in order', () => {
  const { clients, engine } = setUp();
  const program = connectAna(clients, engine);
  const [ana] = clients.all;
  say(program, { type: 'sent', kind: 'text', text: 'hola', size: 4 });
  say(program, { type: 'received', kind: 'text', text: 'text:4', size: 6 });
  say(program, { type: 'closed', code: 1001, reason: 'adiós' });
  expect(ana?.log.entries.map(({ news }) => news.type)).toEqual([
    'open',
    'sent',
    'received',
    'closed',
  ]);
  expect(ana?.state).toBe('closed');
});

test('ignores what a connection of the last run still says', () => {
  const { clients, engine } = setUp();
  const program = connectAna(clients, engine);
  const old = dialOf(program);
  clients.prepare(engine);
  program.emit({ type: 'message', value: { dial: old, type: 'closed', code: 1006, reason: '' } });
  expect(clients.all[0]?.log.entries).toEqual([]);
  expect(clients.all[0]?.state).toBe('waiting');
});

test('leaves a client alone that was disconnected by hand', () => {
  const { clients, engine } = setUp();
  connectAna(clients, engine);
  clients.all[0]?.disconnect(1000, '');
  clients.prepare(engine);
  clients.serverListens();
  expect(clients.all[0]?.state).toBe('closed');
});

test('gives every client a name and a program of its own', () => {
  const { clients, engine } = setUp();
  connectAna(clients, engine);
  clients.add();
  expect(clients.all.map(({ name }) => name)).toEqual(['Ana', 'Luis']);
  expect(engine.programs.map(({ name }) => name)).toEqual(['Ana', 'Luis']);
  expect(clients.all[1]?.state).toBe('connecting');
});

function setUp() {
  return { clients: new HandClients(() => {}), engine: new FakeEngine() };
}

function connectAna(clients: HandClients, engine: FakeEngine): FakeProgram {
  clients.prepare(engine);
  clients.serverListens();
  const program = engine.programs[0];
  if (!program) throw new Error('Ana has no program.');
  say(program, { type: 'open' });
  return program;
}

function say(program: FakeProgram, news: Record<string, string | number>): void {
  program.emit({ type: 'message', value: { dial: dialOf(program), ...news } });
}

function dialOf(program: FakeProgram): number {
  for (const order of program.received.toReversed()) {
    if (typeof order === 'object' && order !== null && 'dial' in order)
      return Number(order['dial']);
  }
  return 0;
}
