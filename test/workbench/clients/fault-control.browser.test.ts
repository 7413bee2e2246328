import { expect, test } from 'vitest';
import type { Engine, EngineFaults } from '../../../src/engine/engine.ts';
import { HandClients } from '../../../src/workbench/clients/hand-clients.svelte.ts';
import { FakeEngine } from '../fake-engine.ts';

type WireListener = Parameters<Engine['onWire']>[0];

test('latency of one client is a rule for its dial alone', () => {
  const { clients, log } = setUp();
  const [ana] = clients.all;
  if (!ana) throw new Error('There is no Ana.');
  clients.faults.delay({ latencyMs: 300, jitterMs: 0 }, ana);
  ana.connect();
  expect(log.at(-1)).toBe(
    'rule for 1 {"refuses":false,"latencyMs":300,"jitterMs":0,"isHeld":false}',
  );
  clients.faults.delay({ latencyMs: 0, jitterMs: 0 }, ana);
  expect(log.at(-1)).toBe('rule undone');
});

test('latency that changes while a connection is open counts for it at once, of one and of all', () => {
  const { clients, log, wire } = setUp();
  const [ana] = clients.all;
  if (!ana) throw new Error('There is no Ana.');
  wire(opened(7, '1'));
  wire(opened(8, 'client.ts'));
  clients.faults.delay({ latencyMs: 300, jitterMs: 5 }, ana);
  expect(inflicted(log)).toEqual(['7 {"type":"delay","latencyMs":300,"jitterMs":5}']);
  clients.faults.delay({ latencyMs: 20, jitterMs: 0 });
  expect(inflicted(log).slice(1)).toEqual([
    '7 {"type":"delay","latencyMs":300,"jitterMs":5}',
    '8 {"type":"delay","latencyMs":20,"jitterMs":0}',
  ]);
});

test('a pause holds who is there where they are and who comes from the beginning, until it goes on', () => {
  const { clients, log, wire } = setUp();
  wire(opened(7, '1'));
  wire(bytes(7, 3));
  clients.faults.pauseAll();
  wire(opened(8, '1'));
  expect(inflicted(log)).toEqual([
    '7 {"type":"hold","toServer":3,"toClient":0}',
    '8 {"type":"hold","toServer":0,"toClient":0}',
  ]);
  expect(log.at(-2)).toBe('rule {"refuses":false,"latencyMs":0,"jitterMs":0,"isHeld":true}');
  clients.faults.goOn();
  expect(inflicted(log).slice(2)).toEqual(['7 {"type":"release"}', '8 {"type":"release"}']);
  expect(log.at(-1)).toBe('rule undone');
});

test('a dead cable that is plugged in again stays slow and late', () => {
  const { clients, log, wire } = setUp();
  const [ana] = clients.all;
  if (!ana) throw new Error('There is no Ana.');
  clients.faults.delay({ latencyMs: 300, jitterMs: 0 }, ana);
  ana.connect();
  wire(opened(7, '1'));
  clients.faults.slow(200, ana);
  clients.faults.silence(true, ana);
  expect(ana.faults.active).toEqual(['latency', 'slow', 'silence']);
  log.length = 0;
  clients.faults.undo('silence', ana);
  expect(log).toEqual([
    '7 {"type":"restore"}',
    '7 {"type":"slow","reader":"client","bytesPerSecond":200}',
    '7 {"type":"delay","latencyMs":300,"jitterMs":0}',
  ]);
});

test('everybody is cut, also who dialled from the code of the learner', () => {
  const { clients, log, wire } = setUp();
  wire(opened(1, '1'));
  wire(opened(2, 'client.ts'));
  wire({ type: 'closed', connection: 1, time: 0 });
  clients.faults.cut();
  expect(log).toEqual(['2 {"type":"cut"}']);
});

test('an engine without faults says so, and a cut is the work of the client', () => {
  const clients = new HandClients(() => {});
  const engine = new FakeEngine();
  clients.prepare(engine);
  expect(clients.faults.isAvailable).toBe(false);
  clients.all[0]?.cut();
  expect(engine.programs[0]?.received.at(-1)).toEqual({ type: 'drop' });
});

/** What was done to connections, without the rules for dials. */
function inflicted(log: readonly string[]): string[] {
  return log.filter((line) => !line.startsWith('rule'));
}

function bytes(connection: number, size: number): Parameters<WireListener>[0] {
  const direction = 'client-to-server' as const;
  return { type: 'bytes', connection, time: 0, direction, bytes: new Uint8Array(size) };
}

function opened(connection: number, program: string): Parameters<WireListener>[0] {
  return {
    type: 'opened',
    connection,
    time: 0,
    network: 'run',
    port: 8000,
    client: { program, name: program },
    server: { program: '9', name: 'server' },
  };
}

function setUp() {
  const log: string[] = [];
  const listeners: WireListener[] = [];
  const faults: EngineFaults = {
    onDial: ({ client }, asked) => {
      log.push(`rule ${client === undefined ? '' : `for ${client} `}${JSON.stringify(asked)}`);
      return () => log.push('rule undone');
    },
    inflict: async (connection, fault) => {
      log.push(`${connection} ${JSON.stringify(fault)}`);
      await Promise.resolve();
    },
  };
  const programs = new FakeEngine();
  const engine: Engine = {
    name: 'fake with faults',
    capabilities: { ...programs.capabilities, faults: true },
    faults,
    start: (spec) => programs.start(spec),
    onWire: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    close: () => programs.close(),
  };
  const clients = new HandClients(() => {});
  clients.prepare(engine);
  return {
    clients,
    log,
    wire: (event: Parameters<WireListener>[0]) => {
      for (const listener of listeners) listener(event);
    },
  };
}
