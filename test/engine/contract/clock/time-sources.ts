import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { advance, clockTests } from './clock-tests.ts';

/** What a virtual clock moves: every way to ask for the time and to wait for it. */
export function timeSourceContract(engine: () => Engine): void {
  const { line, start, outputAfter } = clockTests(engine);

  line('moves Date in all its ways', async () => {
    const program = start(
      `const show = () => {
         const date = new Date();
         console.log(date.toISOString(), date instanceof Date, Object.prototype.toString.call(date));
         console.log(Date() === date.toString(), Date.now() === +date, date.constructor.now() === +date);
         console.log(new Date(0).toISOString(), new Date(2020, 1, 3).getMonth(), Date.UTC(1970, 0), Date.parse('1970-01-01'));
         class Day extends Date {}
         console.log(new Day() instanceof Day, +new Day() === +date, Date.name, Date.length);
       };
       show();
       setTimeout(show, 86_400_000);`,
    );
    await program.line('Date 7');
    await advance(program, 86_400_000);
    await program.ended;
    const rest = ['true true true', '1970-01-01T00:00:00.000Z 1 0 0', 'true true Date 7'];
    expect(program.output).toEqual([
      '2030-01-01T00:00:00.000Z true [object Date]',
      ...rest,
      '2030-01-02T00:00:00.000Z true [object Date]',
      ...rest,
    ]);
  });

  line('moves performance, hrtime, uptime and console.time', async () => {
    expect(
      await outputAfter(
        `import { performance as imported } from 'node:perf_hooks';
         import { hrtime } from 'node:process';
         const before = process.hrtime();
         const bigBefore = hrtime.bigint();
         const upBefore = process.uptime();
         performance.mark('begin');
         console.time('label');
         setTimeout(() => {
           console.log(performance.timeOrigin + performance.now() - Date.now(), imported.now() === performance.now());
           console.log(process.hrtime(before), hrtime.bigint() - bigBefore, process.uptime() - upBefore);
           console.log(performance.measure('all', 'begin').duration);
           console.timeEnd('label');
         }, 2500);
         setInterval(() => {}, 1e6);`,
        2500,
      ),
    ).toEqual(['0 true', '[ 2, 500000000 ] 2500000000n 2.5', '2500', 'label: 2.500s']);
  });

  line('moves Temporal.Now, where there is one', async () => {
    expect(
      await outputAfter(
        `const show = () => {
           if (!globalThis.Temporal) { console.log('2030-01-01T00:00:30'); return; }
           const { Now } = Temporal;
           const isSame = Now.instant().epochMilliseconds === Date.now();
           console.log(isSame ? Now.plainDateTimeISO('UTC').toString() : 'another time');
         };
         setTimeout(show, 30_000);
         setInterval(() => {}, 1e6);`,
        30_000,
      ),
    ).toEqual(['2030-01-01T00:00:30']);
  });

  line('moves the timers of promises', async () => {
    expect(
      await outputAfter(
        `import { setTimeout as wait, setInterval as every, scheduler } from 'node:timers/promises';
         import { promisify } from 'node:util';
         const say = (...words) => console.log(...words, performance.now());
         setInterval(() => {}, 1e6);
         (async () => {
           say(await wait(1000, 'value'));
           await scheduler.wait(500);
           say('scheduler');
           say(await promisify(setTimeout)(250, 'promisified'));
           let rounds = 0;
           for await (const word of every(100, 'tick')) { say(word); if (++rounds === 3) break; }
           const abort = new AbortController();
           setTimeout(() => abort.abort(), 50);
           await wait(1000, null, { signal: abort.signal }).catch((error) => say(error.name, error.code));
         })();`,
        10_000,
      ),
    ).toEqual([
      'value 1000',
      'scheduler 1500',
      'promisified 1750',
      'tick 1850',
      'tick 1950',
      'tick 2050',
      'AbortError ABORT_ERR 2100',
    ]);
  });

  line('moves the timers that a program imports', async () => {
    expect(
      await outputAfter(
        `import timers, { setTimeout as start } from 'node:timers';
         start(() => console.log('imported'), 20);
         timers.setInterval(() => console.log('interval'), 15);`,
        20,
      ),
    ).toEqual(['interval', 'imported']);
  });

  line('waits at the top level of a module for a timer, and goes on when it is due', async () => {
    const program = start(
      `import { setTimeout as wait } from 'node:timers/promises';
       console.log('before');
       await wait(3_600_000);
       console.log('an hour later', performance.now());`,
    );
    await program.line('before');
    await advance(program, 3_600_000);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['before', 'an hour later 3600000']);
  });

  line(
    'counts a timer of the first line from the beginning, however early the clock is moved',
    async () => {
      const program = start(
        `setTimeout(() => console.log('fired', performance.now()), 5);
       setInterval(() => {}, 1e6);`,
      );
      await advance(program, 5);
      expect(program.output).toEqual(['fired 5']);
      await program.program.stop();
    },
  );

  line('moves AbortSignal.timeout', async () => {
    const program = start(
      `const signal = AbortSignal.timeout(5000);
       signal.onabort = () => console.log(signal.reason.name, performance.now());
       setInterval(() => {}, 1e6);`,
    );
    await program.event('started');
    await advance(program, 4999);
    expect(program.output).toEqual([]);
    await advance(program, 1);
    expect(program.output).toEqual(['TimeoutError 5000']);
    await program.program.stop();
  });
}
