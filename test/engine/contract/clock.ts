import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { freshNetwork, run, type ProgramOptions, type WatchedProgram } from '../watched-program.ts';

/** What a virtual clock does to a program, where an engine has it. */
export function clockContract(engine: () => Engine): void {
  const line = (name: string, body: () => Promise<void>): void => {
    test(name, { timeout: 30_000 }, async ({ skip }) => {
      skip(!engine().capabilities.virtualClock);
      await body();
    });
  };
  const startsAt = Date.UTC(2030, 0, 1);
  const start = (text: string, options: ProgramOptions = {}): WatchedProgram =>
    run(engine(), text, { clock: { type: 'virtual', startsAt }, ...options });
  const advance = (program: WatchedProgram, ms: number) => program.program.advanceClock(ms);
  /** The output of a program after its clock was moved; the program is stopped. */
  const outputAfter = async (text: string, ...moves: number[]): Promise<string[]> => {
    const program = start(text);
    await program.event('started');
    for (const ms of moves) await advance(program, ms);
    await program.program.stop();
    return program.output;
  };

  line('stands still until it is moved', async () => {
    const program = start(
      `setTimeout(() => console.log('fired'), 1);
       setInterval(() => {}, 1e6);
       const before = Date.now();
       setImmediate(() => setImmediate(() => console.log('moved by', Date.now() - before)));`,
    );
    await program.line('moved by 0');
    expect(program.output).toEqual(['moved by 0']);
    expect(await advance(program, 1)).toEqual({ status: 'advanced', elapsed: 1 });
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
    expect(await advance(held, 59_999)).toEqual({ status: 'advanced', elapsed: 59_999 });
    expect(held.events.some(({ type }) => type === 'ended')).toBe(false);
    await advance(held, 1);
    expect(await held.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(held.output).toEqual(['done']);
    const free = start(`setTimeout(() => console.log('never'), 1).unref();`);
    expect(await free.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(free.output).toEqual([]);
  });

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

  line('moves the idle time of sockets, which traffic counts anew', async () => {
    const network = freshNetwork();
    const server = start(
      `import { createServer } from 'node:net';
       createServer((socket) => {
         socket.setTimeout(10_000, () => { console.log('idle at', performance.now()); socket.destroy(); });
         socket.on('data', (bytes) => console.log(String(bytes), socket.timeout));
       }).listen(8080);`,
      { network },
    );
    await server.event('listening');
    const client = run(
      engine(),
      `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       process.on('message', () => socket.write('hello'));
       socket.on('close', () => process.exit());`,
      { network, role: 'trusted' },
    );
    await client.line('connected');
    await advance(server, 6000);
    client.program.send('write');
    await server.line('hello');
    await advance(server, 9999);
    expect(server.output).toEqual(['hello 10000']);
    await advance(server, 1);
    expect(server.output).toEqual(['hello 10000', 'idle at 16000']);
    await client.ended;
    await server.program.stop();
  });

  line('moves the timeout of an HTTP request', async () => {
    const network = freshNetwork();
    const server = run(
      engine(),
      `import { createServer } from 'node:http';
       createServer(() => console.log('asked')).listen(8080);`,
      { network },
    );
    await server.event('listening');
    const client = start(
      `import { get } from 'node:http';
       const request = get({ port: 8080, timeout: 3000 });
       request.on('timeout', () => { console.log('timeout', performance.now()); request.destroy(); });
       request.on('error', (error) => console.log(error.code));`,
      { network },
    );
    await server.line('asked');
    await advance(client, 2999);
    expect(client.output).toEqual([]);
    await advance(client, 1);
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['timeout 3000', 'ECONNRESET']);
    await server.program.stop();
  });

  line('lets bytes arrive and be answered before the clock moves on', async () => {
    const network = freshNetwork();
    const server = start(
      `import { createServer } from 'node:net';
       createServer((socket) => {
         setInterval(() => socket.write('ping'), 30_000);
         socket.on('data', (bytes) => console.log(String(bytes), performance.now()));
       }).listen(8080);`,
      { network },
    );
    await server.event('listening');
    const client = run(
      engine(),
      `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       let round = 0;
       socket.on('data', () => setImmediate(() => socket.write('pong ' + ++round)));`,
      { network },
    );
    await client.line('connected');
    await advance(server, 100_000);
    expect(server.output).toEqual(['pong 1 30000', 'pong 2 60000', 'pong 3 90000']);
    await server.program.stop();
    await client.program.stop();
  });

  line('delivers what the last timer wrote before the move counts as done', async () => {
    const network = freshNetwork();
    const server = start(
      `import { createServer } from 'node:net';
       createServer((socket) => setTimeout(() => socket.end('late'), 5000)).listen(8080);`,
      { network },
    );
    await server.event('listening');
    const client = run(
      engine(),
      `import { connect } from 'node:net';
       connect(8080, () => console.log('connected')).on('data', (bytes) => console.log(String(bytes)));`,
      { network },
    );
    await client.line('connected');
    await advance(server, 5000);
    await client.line('late');
    await server.program.stop();
    await client.ended;
  });

  line(
    'runs the heartbeat of ws: minutes pass, who answers stays and who does not is cut',
    async () => {
      const network = freshNetwork();
      const server = start(heartbeatServer, { network });
      await server.event('listening');
      const client = (name: string, options: string): WatchedProgram =>
        run(
          engine(),
          `import { WebSocket } from 'ws';
         const socket = new WebSocket('ws://localhost:8080', ${options});
         socket.on('open', () => console.log('open'));
         socket.on('close', (code) => console.log('closed', code));`,
          { network, name },
        );
      const lively = client('lively', '{}');
      await lively.line('open');
      const mute = client('mute', '{ autoPong: false }');
      await mute.line('open');
      const began = performance.now();
      await advance(server, 59_999);
      expect(server.output).toEqual([]);
      await advance(server, 1);
      await mute.line('closed 1006');
      await advance(server, 20 * 60_000);
      expect(lively.output).toEqual(['open']);
      expect(server.output).toEqual(['terminated at 60000']);
      expect(performance.now() - began).toBeLessThan(10_000);
      await server.program.stop();
      await lively.ended;
    },
  );

  line('makes one move after the other, in the order in which they were asked for', async () => {
    const program = start(
      `setTimeout(() => console.log('fired', Date.now() - ${String(startsAt)}), 150);
       setInterval(() => {}, 1e6);`,
    );
    const moves = await Promise.all([
      advance(program, 100),
      advance(program, 100),
      advance(program, 100),
    ]);
    expect(moves.map((move) => move.status === 'advanced' && move.elapsed)).toEqual([
      100, 200, 300,
    ]);
    expect(program.output).toEqual(['fired 150']);
    await program.program.stop();
  });

  line(
    'goes on after an error that a listener takes, and ends with one that nobody takes',
    async () => {
      const taking = start(
        `process.on('uncaughtException', (error) => console.log('took', error.message));
       setTimeout(() => { throw new Error('boom'); }, 10);
       setTimeout(() => console.log('after'), 20);
       setInterval(() => {}, 1e6);`,
      );
      await taking.event('started');
      await advance(taking, 20);
      expect(taking.output).toEqual(['took boom', 'after']);
      await taking.program.stop();
      const dying = start(
        `setTimeout(() => { throw new TypeError('boom'); }, 10);
       setTimeout(() => console.log('after'), 20);`,
      );
      await dying.event('started');
      expect(await advance(dying, 20)).toEqual({ status: 'ended' });
      expect(await dying.ended).toMatchObject({
        status: 'threw',
        error: { name: 'TypeError', message: 'boom', position: { file: 'server.ts', line: 1 } },
      });
    },
  );

  line('tells when there is no virtual clock, and when the program is over', async () => {
    const real = run(engine(), `setInterval(() => {}, 1e6);`);
    expect(await advance(real, 1000)).toEqual({ status: 'no-virtual-clock' });
    await real.program.stop();
    const over = start(`console.log('over');`);
    await over.ended;
    expect(await advance(over, 1000)).toEqual({ status: 'ended' });
    const stopped = start(`setInterval(() => {}, 1);`);
    await stopped.event('started');
    const move = advance(stopped, 1e9);
    await stopped.program.stop();
    expect(await move).toEqual({ status: 'ended' });
  });

  line('does not keep anybody waiting for a timer that never ends', async () => {
    const stuck = start(`setTimeout(() => { for (;;); }, 1000);`);
    await stuck.event('started');
    expect(await advance(stuck, 1000)).toEqual({ status: 'ended' });
    expect(await stuck.ended).toEqual({ status: 'unresponsive' });
  });

  line('waits for the machine as ever: a real clock beside it runs on', async () => {
    const network = freshNetwork();
    const frozen = start(`setInterval(() => {}, 1e6); setTimeout(() => console.log('never'), 1);`, {
      network,
    });
    const real = run(engine(), `setTimeout(() => console.log('real'), 30);`, { network });
    expect(await real.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(real.output).toEqual(['real']);
    expect(frozen.output).toEqual([]);
    await frozen.program.stop();
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

const heartbeatServer = `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.isAlive = true;
  socket.on('pong', () => { socket.isAlive = true; });
});
setInterval(() => {
  for (const socket of server.clients) {
    if (!socket.isAlive) { console.log('terminated at', performance.now()); socket.terminate(); continue; }
    socket.isAlive = false;
    socket.ping();
  }
}, 30_000);`;
