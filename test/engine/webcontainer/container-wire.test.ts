import { expect, test } from 'vitest';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { ContainerWire } from '../../../src/engine/webcontainer/container-wire.ts';
import type { SocketEvent } from '../../../src/engine/webcontainer/process-messages.ts';

test('opens a connection when both of its ends are known, whoever told first', () => {
  const { log, tell } = watch();
  tell('server', 1, opened('server'));
  tell('server', 1, bytes('hi'));
  expect(log).toEqual([]);
  tell('client', 7, opened('client'));
  expect(log).toEqual(['opened 8080 from client to server', 'server-to-client hi']);
});

test('puts an answer after its question when the answer was told first', () => {
  const { log, tell } = watch();
  tell('client', 1, opened('client'));
  tell('server', 1, opened('server'));
  tell('server', 1, bytes('answer'), [[1, 8]]);
  expect(log).toHaveLength(1);
  tell('client', 1, bytes('question'));
  expect(log.slice(1)).toEqual(['client-to-server question', 'server-to-client answer']);
});

test('tells a reset once, and the end when both ends are over', () => {
  const { log, tell } = watch();
  tell('client', 1, opened('client'));
  tell('server', 1, opened('server'));
  tell('server', 1, { type: 'closed', reset: 'here' });
  tell('client', 1, { type: 'closed', reset: 'there' });
  expect(log.slice(1)).toEqual(['reset by server', 'closed']);
});

test('closes what a program that ended left open', () => {
  const { log, tell, wire } = watch();
  tell('client', 1, opened('client'));
  tell('server', 1, opened('server'));
  wire.leave('server');
  expect(log.slice(1)).toEqual(['half-closed server-to-client']);
  tell('client', 1, { type: 'half-closed' });
  tell('client', 1, { type: 'closed' });
  expect(log.slice(2)).toEqual(['half-closed client-to-server', 'closed']);
});

test('keeps the order of what a program told that has ended, however late the other tells its part', async () => {
  const { log, tell, wire } = watch();
  tell('client', 1, opened('client'));
  tell('server', 1, opened('server'));
  tell('client', 1, bytes('question'));
  tell('client', 1, { type: 'half-closed' }, [[1, 6]]);
  wire.leave('client');
  expect(log.slice(1)).toEqual(['client-to-server question']);
  tell('server', 1, bytes('answer'), [[1, 8]]);
  expect(log.slice(2)).toEqual(['server-to-client answer', 'half-closed client-to-server']);
  tell('server', 1, { type: 'closed' }, [[1, 9]]);
  await Promise.resolve();
  expect(log.slice(4)).toEqual(['closed']);
});

function watch() {
  const log: string[] = [];
  const wire = new ContainerWire(
    (event) => log.push(wordsOf(event)),
    () => 0,
  );
  for (const name of ['client', 'server']) wire.join({ program: name, name }, 'run');
  const tell = (
    program: string,
    socket: number,
    event: SocketEvent,
    after?: [number, number][],
  ) => {
    wire.add(program, { type: 'socket', socket, event, ...(after ? { after } : {}) });
  };
  return { log, wire, tell };
}

function wordsOf(event: WireEvent): string {
  switch (event.type) {
    case 'opened':
      return `opened ${event.port} from ${event.client.name} to ${event.server.name}`;
    case 'bytes':
      return `${event.direction} ${new TextDecoder().decode(event.bytes)}`;
    case 'half-closed':
      return `half-closed ${event.direction}`;
    case 'reset':
      return `reset by ${event.by}`;
    default:
      return event.type;
  }
}

function opened(side: 'client' | 'server'): SocketEvent {
  return { type: 'opened', side, clientPort: 50_000, serverPort: 8080 };
}

function bytes(text: string): SocketEvent {
  return { type: 'bytes', bytes: btoa(text) };
}
