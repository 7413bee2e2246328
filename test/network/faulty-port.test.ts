import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkOf, perfectLink, type LinkFaults } from '../../src/network/faults.ts';
import { FaultyPort, type FaultTimers } from '../../src/network/faulty-port.ts';
import type { WireListener, WireMessage, WirePort } from '../../src/network/wire-port.ts';

describe('a faulty port', () => {
  test('hands on at once, and in the same turn, what a perfect link carries', () => {
    const { arrive, heard } = open(perfectLink);
    arrive(bytes(1, 2));
    arrive('end');
    expect(heard).toEqual(['0 ms: bytes 1 2', '0 ms: end']);
  });

  test('makes everything late by the latency', () => {
    const { arrive, heard, pass } = open({ ...perfectLink, latencyMs: 50 });
    arrive(bytes(1));
    pass(20);
    arrive(7);
    pass(100);
    expect(heard).toEqual(['50 ms: bytes 1', '70 ms: 7']);
  });

  test('keeps the order and delivers nothing early, whatever the jitter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }),
        fc.nat(100),
        fc.nat(100),
        fc.nat(),
        (gaps, latencyMs, jitterMs, seed) => {
          const { arrive, heard, pass, now } = open({ ...perfectLink, latencyMs, jitterMs, seed });
          const sent: number[] = [];
          for (const [index, gap] of gaps.entries()) {
            pass(gap);
            sent.push(now());
            arrive(index + 1);
          }
          pass(1000);
          expect(heard.map((line) => Number(line.split(': ')[1]))).toEqual(
            gaps.map((_, index) => index + 1),
          );
          for (const [index, line] of heard.entries()) {
            const delay = Number.parseInt(line, 10) - (sent[index] ?? 0);
            expect(delay).toBeGreaterThanOrEqual(latencyMs);
            expect(delay).toBeLessThanOrEqual(latencyMs + jitterMs + 1);
          }
        },
      ),
    );
  });

  test('repeats its chances with the same seed, and has others with another', () => {
    const timesWith = (seed: number): string[] => {
      const { arrive, heard, pass } = open({ ...perfectLink, jitterMs: 1000, seed });
      for (let count = 1; count <= 5; count += 1) {
        arrive(count);
        pass(1500);
      }
      return heard;
    };
    expect(timesWith(4)).toEqual(timesWith(4));
    expect(timesWith(4)).not.toEqual(timesWith(5));
  });

  test('gives out no more bytes in any span than its pace allows, and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 20, max: 5000 }),
        (sizes, bytesPerSecond) => {
          const given: { time: number; size: number }[] = [];
          const { arrive, pass } = open({ ...perfectLink, bytesPerSecond }, (message, time) => {
            if (typeof message === 'object') given.push({ time, size: message.byteLength });
          });
          for (const size of sizes) arrive(new Uint8Array(size));
          const total = sizes.reduce((sum, size) => sum + size, 0);
          pass((total * 1000) / bytesPerSecond + 1000);
          expect(given.reduce((sum, { size }) => sum + size, 0)).toBe(total);
          const largest = Math.max(1, Math.floor(bytesPerSecond / 20));
          let soFar = 0;
          for (const { time, size } of given) {
            expect(soFar).toBeLessThanOrEqual((time * bytesPerSecond) / 1000 + 1);
            expect(size).toBeLessThanOrEqual(largest);
            soFar += size;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('holds everything back in silence, and gives it out in order when it is restored', () => {
    const { port, arrive, heard, pass } = open({ ...perfectLink, latencyMs: 10 });
    arrive(bytes(1));
    port.inflict({ type: 'silence' });
    arrive('end');
    port.lose();
    pass(10_000);
    expect(heard).toEqual([]);
    port.inflict({ type: 'restore' });
    expect(heard).toEqual(['10000 ms: bytes 1', '10000 ms: end', '10000 ms: lost']);
  });

  test('loses what is on its way when it is cut, and says nothing but the reset', () => {
    const { port, arrive, heard, pass } = open({ ...perfectLink, latencyMs: 10 });
    arrive(bytes(1));
    port.inflict({ type: 'cut' });
    pass(100);
    expect(heard).toEqual(['0 ms: reset']);
  });

  test('lets through so much of what is held, its end as one, and the rest when it is released', () => {
    const { port, arrive, heard } = open({ ...perfectLink, heldAt: 0 });
    arrive(bytes(1, 2, 3));
    arrive(9);
    arrive(bytes(4));
    arrive('end');
    port.lose();
    expect(heard).toEqual([]);
    port.inflict({ type: 'hold', heldAt: 2 });
    expect(heard.splice(0)).toEqual(['0 ms: bytes 1 2']);
    port.inflict({ type: 'hold', heldAt: 4 });
    expect(heard.splice(0)).toEqual(['0 ms: bytes 3', '0 ms: 9', '0 ms: bytes 4']);
    port.inflict({ type: 'hold', heldAt: 5 });
    expect(heard.splice(0)).toEqual(['0 ms: end', '0 ms: lost']);
  });

  test('counts what came before it was held, and lets everything go in order when it is released', () => {
    const { port, arrive, heard } = open(perfectLink);
    arrive(bytes(1, 2));
    port.inflict({ type: 'hold', heldAt: 3 });
    arrive(bytes(3, 4));
    arrive('reset');
    expect(heard.splice(0)).toEqual(['0 ms: bytes 1 2', '0 ms: bytes 3']);
    port.inflict({ type: 'release' });
    expect(heard).toEqual(['0 ms: bytes 4', '0 ms: reset']);
  });

  test('stays held when the network recovers, and is cut all the same', () => {
    const { port, arrive, heard } = open({ ...perfectLink, latencyMs: 9, heldAt: 0 });
    arrive(bytes(1));
    port.inflict({ type: 'restore' });
    expect(heard).toEqual([]);
    port.inflict({ type: 'cut' });
    expect(heard).toEqual(['0 ms: reset']);
  });

  test('is as late as it is told while it runs, also with what is on its way', () => {
    const { port, arrive, heard, pass } = open({ ...perfectLink, latencyMs: 1000 });
    arrive(bytes(1));
    pass(100);
    port.inflict({ type: 'delay', latencyMs: 50, jitterMs: 0 });
    arrive(bytes(2));
    pass(20);
    port.inflict({ type: 'delay', latencyMs: 200, jitterMs: 0 });
    arrive(bytes(3));
    pass(1000);
    expect(heard).toEqual(['150 ms: bytes 1', '150 ms: bytes 2', '320 ms: bytes 3']);
  });

  test('is heard no more once it is closed', () => {
    const { port, arrive, heard, pass } = open({ ...perfectLink, latencyMs: 10 });
    arrive(bytes(1));
    port.close();
    arrive(bytes(2));
    pass(100);
    expect(heard).toEqual([]);
  });
});

test('each end of each connection of a rule has chances of its own, the same for the same seed', () => {
  const seeds = (seed: number): number[] =>
    [0, 1, 2].flatMap((nth) => [
      linkOf({ seed }, nth, 'client').seed,
      linkOf({ seed }, nth, 'server').seed,
    ]);
  expect(seeds(9)).toEqual(seeds(9));
  expect(new Set(seeds(9)).size).toBe(6);
});

type Opened = {
  port: FaultyPort;
  heard: string[];
  arrive: (message: WireMessage) => void;
  pass: (milliseconds: number) => void;
  now: () => number;
};

/** A faulty port whose time passes only when the test says so. */
function open(
  link: LinkFaults,
  onMessage: (message: WireMessage, time: number) => void = () => undefined,
): Opened {
  const clock = createClock();
  let inner: WireListener | undefined;
  const carrier: WirePort = {
    post: () => undefined,
    listen: (listener) => {
      inner = listener;
    },
    close: () => undefined,
  };
  const heard: string[] = [];
  const port = new FaultyPort(carrier, link, clock.timers);
  port.listen({
    message: (message) => {
      onMessage(message, clock.timers.now());
      const text = typeof message === 'object' ? `bytes ${[...message].join(' ')}` : message;
      heard.push(`${clock.timers.now()} ms: ${text}`);
    },
    lost: () => {
      heard.push(`${clock.timers.now()} ms: lost`);
    },
  });
  return {
    port,
    heard,
    arrive: (message) => inner?.message(message),
    pass: clock.pass,
    now: () => clock.timers.now(),
  };
}

function createClock(): { timers: FaultTimers; pass: (milliseconds: number) => void } {
  let now = 0;
  let lastTimer = 0;
  const tasks = new Map<number, { due: number; task: () => void }>();
  return {
    timers: {
      now: () => now,
      setTimeout(task, milliseconds) {
        tasks.set(++lastTimer, { due: now + milliseconds, task });
        return lastTimer;
      },
      clearTimeout: (timer) => tasks.delete(timer),
    },
    pass(milliseconds) {
      const target = now + milliseconds;
      for (;;) {
        const [next] = [...tasks].sort(([, one], [, other]) => one.due - other.due);
        if (!next || next[1].due > target) break;
        tasks.delete(next[0]);
        now = Math.max(now, next[1].due);
        next[1].task();
      }
      now = target;
    },
  };
}

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values);
}
