import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleFrom, settleNetwork, untilQuiet } from '../../src/engine/settle-network.ts';
import { VirtualClock, type VirtualTimer } from '../../src/engine/virtual-clock.ts';

const nothing = { turn: () => Promise.resolve(), settle: () => Promise.resolve() };

describe('a virtual clock', () => {
  test('fires exactly the timers that are due and not stopped, by due time and then by start', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ms: fc.integer({ min: 1, max: 50 }), isStopped: fc.boolean() }), {
          maxLength: 200,
        }),
        fc.array(fc.nat(20), { maxLength: 5 }),
        async (asked, moves) => {
          const clock = new VirtualClock(0);
          const fired: string[] = [];
          const timers: VirtualTimer[] = asked.map(({ ms }, index) =>
            clock.start(ms, () => fired.push(`${index} at ${clock.elapsed}`)),
          );
          for (const [index, { isStopped }] of asked.entries()) {
            const timer = timers[index];
            if (isStopped && timer) clock.stop(timer);
          }
          for (const ms of moves) await clock.advance(ms, nothing);
          const total = moves.reduce((sum, ms) => sum + ms, 0);
          expect(clock.elapsed).toBe(total);
          expect(fired).toEqual(
            asked
              .map(({ ms, isStopped }, index) => ({ ms, isStopped, index }))
              .filter(({ ms, isStopped }) => !isStopped && ms <= total)
              .sort((one, other) => one.ms - other.ms || one.index - other.index)
              .map(({ ms, index }) => `${index} at ${ms}`),
          );
        },
      ),
    );
  });

  test('forgets timers that are set and cleared all day', () => {
    const clock = new VirtualClock(0);
    for (let round = 0; round < 10_000; round += 1) clock.stop(clock.start(1000, () => undefined));
    expect(clock.waiting).toBeLessThan(200);
  });

  test('settles before it leaves a moment, and once more at its end', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    for (const ms of [10, 10, 30]) clock.start(ms, () => told.push(`fires at ${clock.elapsed}`));
    await clock.advance(40, {
      turn: () => Promise.resolve(void told.push('turn')),
      settle: () => Promise.resolve(void told.push(`settles at ${clock.elapsed}`)),
    });
    expect(told).toEqual([
      'turn',
      'settles at 0',
      'settles at 0',
      'fires at 10',
      'turn',
      'fires at 10',
      'turn',
      'settles at 10',
      'fires at 30',
      'turn',
      'settles at 30',
      'settles at 40',
    ]);
  });

  test('takes a move that is no time for none', async () => {
    const clock = new VirtualClock(5);
    for (const ms of [-1, Number.NaN, Infinity, 0]) await clock.advance(ms, nothing);
    expect([clock.elapsed, clock.now]).toEqual([0, 5]);
  });
});

describe('settling a network', () => {
  test('asks until an answer is as before', async () => {
    const amounts = [1, 2, 2, 3];
    let rounds = 0;
    await settleNetwork(() => [Promise.resolve(amounts[rounds++]), Promise.resolve(undefined)]);
    expect(rounds).toBe(3);
  });

  test('asks a program that is alone with the one that waits only once', async () => {
    let rounds = 0;
    await settleNetwork(() => [Promise.resolve(rounds++)]);
    expect(rounds).toBe(1);
  });

  test('asks one alone again too, where bytes can be on their way for longer', async () => {
    const amounts = [1, 2, 2, 3];
    let rounds = 0;
    await settleNetwork(() => [Promise.resolve(amounts[rounds++])], { asksAgain: true });
    expect(rounds).toBe(3);
  });

  test('gives up on programs that never stop talking', async () => {
    let rounds = 0;
    await settleNetwork(() => [Promise.resolve(rounds++), Promise.resolve(0)]);
    expect(rounds).toBe(50);
  });

  test('a program is quiet after five turns in which nothing came or went', async () => {
    const amounts = [0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2];
    let turns = 0;
    await untilQuiet({
      readActivity: () => amounts[turns] ?? 0,
      turn: () => Promise.resolve(void (turns += 1)),
    });
    expect(turns).toBe(9);
  });

  test('a program that never stops talking is not waited for', async () => {
    let turns = 0;
    await untilQuiet({
      readActivity: () => turns,
      turn: () => Promise.resolve(void (turns += 1)),
    });
    expect(turns).toBe(100);
  });

  test('asks the others again while they answer the program that waits, and then no more', async () => {
    let activity = 1;
    let asked = 0;
    const arriving = [2, 5, 5, 6];
    const settle = settleFrom({
      readActivity: () => activity,
      settleOthers: () => Promise.resolve(void (asked += 1)),
      turn: () => Promise.resolve(void (activity = arriving.shift() ?? activity)),
    });
    await settle();
    expect([activity, asked]).toEqual([5, 3]);
    await settle();
    expect(asked).toBe(3);
    activity = 7;
    await settle();
    expect(asked).toBe(5);
  });

  test('gives up on others that answer for ever', async () => {
    let activity = 0;
    let asked = 0;
    const settle = settleFrom({
      readActivity: () => activity,
      settleOthers: () => Promise.resolve(void (asked += 1)),
      turn: () => Promise.resolve(void (activity += 1)),
    });
    await settle();
    expect(asked).toBe(20);
  });
});
