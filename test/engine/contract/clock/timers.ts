import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { advance, clockTests, startsAt } from './clock-tests.ts';

/** When timers fire on a virtual clock, in which order, and what they keep alive. */
export function clockTimerContract(engine: () => Engine): void {
  const { line, start, outputAfter } = clockTests(engine);

  line('stands still until it is moved', async () => {
    const program = start(
      `setTimeout(() => console.log('fired'), 1);
       setInterval(() => {}, 1e6);
       const before = Date.now();
       setImmediate(() => setImmediate(() => console.log('moved by', Date.now() - before)));`,
    );
    await program.line('moved by 0');
    expect(program.output).toEqual(['moved by 0']);
    expect(await advance(program, 1)).toEqual({ status: 'advanced', elapsed: 1, timers: 1 });
    expect(program.output).toEqual(['moved by 0', 'fired']);
    await program.program.stop();
  });

  line(
    'fires timers in the order of their due time, and of their start where that is the same',
    async () => {
      expect(
        await outputAfter(
          `setTimeout(() => console.log('30'), 30);
         setTimeout(() => console.log('10 a'), 10);
         setTimeout(() => console.log('20'), 20);
         setTimeout(() => console.log('10 b'), 10);
         setTimeout(() => console.log('31'), 31);
         setInterval(() => {}, 1000);`,
          30,
        ),
      ).toEqual(['10 a', '10 b', '20', '30']);
    },
  );

  line('shows each timer the time at which it is due', async () => {
    expect(
      await outputAfter(
        `const at = (name) => () => console.log(name, Date.now() - ${String(startsAt)}, performance.now());
         setTimeout(at('one'), 1500);
         setTimeout(at('two'), 60_000);
         setInterval(() => {}, 1e6);`,
        120_000,
      ),
    ).toEqual(['one 1500 1500', 'two 60000 60000']);
  });

  line('fires timers that timers start, as long as they are due in the span', async () => {
    expect(
      await outputAfter(
        `const again = (left) => setTimeout(() => { console.log(left, performance.now()); if (left) again(left - 1); }, 100);
         again(5);
         setInterval(() => {}, 1e6);`,
        350,
        100,
      ),
    ).toEqual(['5 100', '4 200', '3 300', '2 400']);
  });

  line('repeats an interval exactly, until it is cleared', async () => {
    expect(
      await outputAfter(
        `let count = 0;
         const timer = setInterval(() => {
           console.log(performance.now());
           if (++count === 3) clearInterval(timer);
         }, 30_000);
         setInterval(() => {}, 1e7);`,
        300_000,
      ),
    ).toEqual(['30000', '60000', '90000']);
  });

  line('runs ticks, promises and immediates of a timer before the next timer', async () => {
    expect(
      await outputAfter(
        `setTimeout(() => {
           setImmediate(() => console.log('immediate'));
           Promise.resolve().then(() => console.log('promise'));
           process.nextTick(() => console.log('tick'));
           console.log('first');
         }, 5);
         setTimeout(() => console.log('second'), 5);
         setInterval(() => {}, 1e6);`,
        5,
      ),
    ).toEqual(['first', 'tick', 'promise', 'immediate', 'second']);
  });

  line('does not fire what was cleared, not even by a timer of the same moment', async () => {
    expect(
      await outputAfter(
        `const gone = setTimeout(() => console.log('gone'), 10);
         clearTimeout(gone);
         setTimeout(() => clearTimeout(other), 20);
         const other = setTimeout(() => console.log('other'), 20);
         const byNumber = setTimeout(() => console.log('by number'), 30);
         clearTimeout(Number(byNumber));
         setTimeout(() => console.log('kept', gone.hasRef()), 40);
         setInterval(() => {}, 1e6);`,
        100,
      ),
    ).toEqual(['kept true']);
  });

  line('tells how many timers ran, and counts none that was cleared', async () => {
    const program = start(
      `import { setInterval as every, setTimeout as wait } from 'node:timers/promises';
       setTimeout(() => {}, 10);
       clearTimeout(setTimeout(() => {}, 10));
       const three = setInterval(() => { if (++count === 3) clearInterval(three); }, 10);
       let count = 0;
       void (async () => { for await (const _ of every(50)) console.log('every'); })();
       const gone = new AbortController();
       wait(20, undefined, { signal: gone.signal }).catch(() => {});
       setTimeout(() => gone.abort(), 15);
       setTimeout(() => {}, 20).unref();
       setInterval(() => {}, 1e6);`,
    );
    await program.event('started');
    const moves = [9, 1, 10, 79, 1];
    const advances = [];
    for (const ms of moves) advances.push(await advance(program, ms));
    expect(advances.map((move) => move.status === 'advanced' && move.timers)).toEqual([
      0, 2, 3, 2, 1,
    ]);
    await program.program.stop();
  });

  line('counts a refreshed timer anew, and starts one again that has fired', async () => {
    expect(
      await outputAfter(
        `const timer = setTimeout(() => console.log('fired', performance.now()), 100);
         setTimeout(() => timer.refresh(), 60);
         setTimeout(() => timer.refresh(), 200);
         setInterval(() => {}, 1e6);`,
        1000,
      ),
    ).toEqual(['fired 160', 'fired 300']);
  });

  line('passes the arguments and calls back with the timer as this', async () => {
    expect(
      await outputAfter(
        `const timer = setTimeout(function (one, two) { console.log(one, two, this === timer); }, 5, 'a', 'b');
         setInterval(() => {}, 1e6);`,
        5,
      ),
    ).toEqual(['a b true']);
  });

  line('is kept alive by a timer that waits, and not by one without ref', async () => {
    const held = start(`setTimeout(() => console.log('done'), 60_000);`);
    await held.event('started');
    expect(await advance(held, 59_999)).toEqual({
      status: 'advanced',
      elapsed: 59_999,
      timers: 0,
    });
    expect(held.events.some(({ type }) => type === 'ended')).toBe(false);
    await advance(held, 1);
    expect(await held.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(held.output).toEqual(['done']);
    const free = start(`setTimeout(() => console.log('never'), 1).unref();`);
    expect(await free.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(free.output).toEqual([]);
  });

  line('takes a time that is none for 1 ms, as Node does', async () => {
    expect(
      await outputAfter(
        `for (const ms of [0, -5, NaN, undefined, 'x', 2 ** 31]) setTimeout(() => console.log(String(ms)), ms);
         setInterval(() => {}, 1e6);`,
        1,
      ),
    ).toEqual(['0', '-5', 'NaN', 'undefined', 'x', '2147483648']);
  });
}
