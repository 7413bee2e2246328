import { expect, test } from 'vitest';
import type { Engine, EngineFaults } from '../../../src/engine/engine.ts';
import { HandClients } from '../../../src/workbench/clients/hand-clients.svelte.ts';
import { FakeEngine } from '../fake-engine.ts';

type WireListener = Parameters<Engine['onWire']>[0];

test('latency of one client is a rule for its dial alone', () => {
  const { clients, log, wire } = setUp();
  const [ana] = clients.all;
  if (!ana) throw new Error('There is no Ana.');
  clients.faults.delay({ latencyMs: 300, jitterMs: 0 }, ana);
  expect(log).toEqual([]);
  ana.connect();
  expect(log).toEqual(['rule {"refuses":false,"latencyMs":300,"jitterMs":0}']);
  wire(opened(7, '1'));
  expect(log.at(-1)).toBe('rule undone');
  expect(clients.faults.isDelayPending(ana)).toBe(false);
});

test('a dead cable that is plugged in again stays slow, and has lost its latency', () => {
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
  ]);
  expect(clients.faults.isDelayPending(ana)).toBe(true);
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
    onDial: (_place, asked) => {
      log.push(`rule ${JSON.stringify(asked)}`);
      return () => log.push('rule undone');
    },
    inflict: (connection, fault) => log.push(`${connection} ${JSON.stringify(fault)}`),
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
