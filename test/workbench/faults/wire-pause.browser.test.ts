import { expect, test } from 'vitest';
import { LiveConnections } from '../../../src/workbench/faults/live-connections.ts';
import { WirePause, type WireRow } from '../../../src/workbench/faults/wire-pause.svelte.ts';

type Event = Parameters<LiveConnections['push']>[0];
type Way = 'client-to-server' | 'server-to-client';

test('lists what was sent since, and lets it cross one by one in the order of sending', () => {
  const { pause, log, open, send } = setUp();
  open(1);
  open(2);
  send(1, 'client-to-server', 10);
  pause.pause();
  send(2, 'client-to-server', 4);
  send(1, 'server-to-client', 5);
  send(1, 'client-to-server', 6);
  expect(waiting(pause)).toEqual(['2 toServer 4', '1 toClient 5', '1 toServer 16']);
  log.length = 0;
  pause.step();
  pause.step();
  expect(log).toEqual(['2 hold 4 0', '1 hold 10 5']);
  expect(waiting(pause)).toEqual(['1 toServer 16']);
  pause.step();
  pause.step();
  expect(log.slice(2)).toEqual(['1 hold 16 5']);
});

test('continues in the order of sending before it lets go', () => {
  const { pause, log, open, send } = setUp();
  open(1);
  open(2);
  pause.pause();
  send(2, 'client-to-server', 4);
  send(1, 'client-to-server', 6);
  log.length = 0;
  pause.goOn();
  expect(log).toEqual(['2 hold 4 0', '1 hold 6 0', '1 release', '2 release']);
  expect([pause.isPaused, waiting(pause)]).toEqual([false, []]);
});

test('counts an end as one more, and a reset after it as nothing', () => {
  const { pause, open, send, end, reset } = setUp();
  open(1);
  pause.pause();
  send(1, 'client-to-server', 3);
  end(1, 'client-to-server');
  reset(1, 'client');
  reset(1, 'server');
  expect(waiting(pause)).toEqual(['1 toServer 3', '1 toServer 4', '1 toClient 1']);
});

test('forgets what waits on a connection that is cut', () => {
  const { pause, open, send, reset } = setUp();
  open(1);
  open(2);
  pause.pause();
  send(1, 'client-to-server', 3);
  send(2, 'client-to-server', 3);
  reset(1, 'network');
  expect(waiting(pause)).toEqual(['2 toServer 3']);
});

function waiting(pause: WirePause): string[] {
  return pause.waiting.map(
    ({ row, direction, upTo }) => `${String(row.connection)} ${direction} ${String(upTo)}`,
  );
}

function setUp() {
  const log: string[] = [];
  const live = new LiveConnections('run', (connection) => {
    pause.opened(connection);
  });
  const pause: WirePause = new WirePause(live, (connection, fault) => {
    const limits =
      fault.type === 'hold' ? ` ${String(fault.toServer)} ${String(fault.toClient)}` : '';
    log.push(`${String(connection)} ${fault.type}${limits}`);
  });
  const offsets = new Map<string, number>();
  const happen = (event: Event, row?: object): void => {
    live.push(event);
    if (row) pause.read([{ ...event, ...row } as WireRow]);
  };
  const end = { program: 'p', name: 'P' };
  return {
    pause,
    log,
    open: (connection: number) => {
      happen({
        ...{ type: 'opened', connection, time: 0, network: 'run', port: 8000 },
        ...{ client: end, server: end },
      });
    },
    send: (connection: number, direction: Way, size: number) => {
      const key = `${String(connection)} ${direction}`;
      const offset = offsets.get(key) ?? 0;
      offsets.set(key, offset + size);
      const bytes = new Uint8Array(size);
      happen(
        { type: 'bytes', connection, time: 0, direction, bytes },
        { type: 'frame', offset, size },
      );
    },
    end: (connection: number, direction: Way) => {
      happen({ type: 'half-closed', connection, time: 0, direction }, {});
    },
    reset: (connection: number, by: 'client' | 'server' | 'network') => {
      happen({ type: 'reset', connection, time: 0, by }, {});
    },
  };
}
