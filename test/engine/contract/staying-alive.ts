import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';
import { freshNetwork, run } from '../watched-program.ts';

/** What keeps a program running, and what several programs and engines have to do with each other. */
export function stayingAliveContract(engine: () => Engine, open: () => Promise<Engine>): void {
  const outputOf = async (text: string): Promise<string[]> => {
    const program = run(engine(), text);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    return program.output;
  };

  test('goes on while a server listens, and ends once it is closed', async () => {
    expect(
      await outputOf(
        `import { createServer } from 'node:net';
         const server = createServer().listen(8080);
         setTimeout(() => { console.log('still here'); server.close(); }, 300).unref();
         process.on('exit', () => console.log('exit'));`,
      ),
    ).toEqual(['still here', 'exit']);
  });

  test('does not go on for a server that is unrefed, until it is refed', async () => {
    expect(
      await outputOf(
        `import { createServer } from 'node:net';
         createServer().listen(8081).unref();
         const server = createServer().listen(8080, () => {
           server.unref();
           server.ref();
           setTimeout(() => { console.log('still here'); server.unref(); }, 300).unref();
         });
         process.on('exit', () => console.log('exit'));`,
      ),
    ).toEqual(['still here', 'exit']);
  });

  test('goes on while a connection is open, and not for one that is unrefed', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => {
         socket.on('error', () => {});
         socket.once('data', (name) => { if (String(name) === 'held') setTimeout(() => socket.end(), 300); });
       }).listen(8080);`,
    );
    const held = beside(
      `import { connect } from 'node:net';
       connect(8080).on('close', () => console.log('closed')).resume().write('held');`,
    );
    expect(await held.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(held.output).toEqual(['closed']);
    const loose = beside(
      `import { connect } from 'node:net';
       const socket = connect(8080, () => { socket.write('loose', () => { socket.unref(); console.log('unrefed'); }); });
       socket.on('close', () => console.log('closed'));`,
    );
    expect(await loose.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(loose.output).toEqual(['unrefed']);
    await server.program.stop();
  });

  test('ends a WebSocket server program when the server and its clients are closed', async () => {
    expect(
      await outputOf(
        `import WebSocket, { WebSocketServer } from 'ws';
         const ends = [];
         const server = new WebSocketServer({ port: 8080 });
         server.on('close', () => ends.push('server closed'));
         const socket = new WebSocket('ws://localhost:8080');
         socket.on('close', () => ends.push('client closed'));
         socket.on('open', () => { server.close(); socket.close(); });
         process.on('exit', () => console.log(ends.sort().join()));`,
      ),
    ).toEqual(['client closed,server closed']);
  });

  test('goes on for timers, and not for those that are unrefed or cleared', async () => {
    expect(
      await outputOf(
        `setInterval(() => console.log('never'), 60_000).unref();
         clearInterval(setInterval(() => console.log('never'), 60_000));
         const timer = setTimeout(() => console.log('never'), 60_000);
         setImmediate(() => clearTimeout(timer));
         console.log(timer.hasRef(), timer.unref().hasRef(), timer.ref().hasRef());
         let rounds = 0;
         const interval = setInterval(() => { if (++rounds === 3) clearInterval(interval); }, 1);
         process.on('exit', () => console.log('rounds', rounds));`,
      ),
    ).toEqual(['true false true', 'rounds 3']);
  });

  test('does not go on for promises and emitters alone', async () => {
    expect(
      await outputOf(
        `import { EventEmitter, once } from 'node:events';
         new Promise(() => {}).then(() => console.log('never'));
         once(new EventEmitter(), 'never').then(() => console.log('never'));
         process.on('exit', (code) => console.log('exit', code));`,
      ),
    ).toEqual(['exit 0']);
  });

  test('goes on when beforeExit finds more to do', async () => {
    expect(
      await outputOf(
        `let rounds = 0;
         process.on('beforeExit', () => { if (++rounds < 3) setTimeout(() => console.log('more', rounds), 1); });
         process.on('exit', () => console.log('exit', rounds));`,
      ),
    ).toEqual(['more 1', 'more 2', 'exit 3']);
  });

  test('runs ticks before promises, both before timers and immediates', async () => {
    expect(
      await outputOf(
        `setTimeout(() => {
           setImmediate(() => console.log('immediate'));
           setTimeout(() => console.log('timer'), 20);
           Promise.resolve().then(() => console.log('promise')).then(() => console.log('promise of it'));
           queueMicrotask(() => console.log('microtask'));
           process.nextTick(() => { console.log('tick'); process.nextTick(() => console.log('tick of it')); });
           console.log('now');
         }, 1);`,
      ),
    ).toEqual([
      'now',
      'tick',
      'tick of it',
      'promise',
      'microtask',
      'promise of it',
      'immediate',
      'timer',
    ]);
  });

  test.each([
    { asked: 'process.exit(0)', exitCode: 0 },
    { asked: 'process.exit(255)', exitCode: 255 },
    { asked: 'process.exit(256)', exitCode: 0 },
    { asked: 'process.exit(-1)', exitCode: 255 },
    { asked: `process.exit('7')`, exitCode: 7 },
    { asked: `process.exitCode = 5; process.exit()`, exitCode: 5 },
    { asked: `process.on('exit', () => { process.exitCode = 9; })`, exitCode: 9 },
    { asked: `process.on('exit', () => process.exit(8))`, exitCode: 8 },
  ])('ends with $exitCode after $asked', async ({ asked, exitCode }) => {
    expect(await run(engine(), asked).ended).toEqual({ status: 'ended', exitCode });
  });

  test('tells the clients of a program that exits with 1006', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         socket.send('last words', () => process.exit(2));
       });`,
    );
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('message', (data) => console.log(data.toString()));
       socket.on('error', () => {});
       socket.on('close', (code) => console.log(code));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['last words', '1006']);
    expect(await server.ended).toEqual({ status: 'ended', exitCode: 2 });
  });

  test('joins many programs on one network', { timeout: 60_000 }, async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       const server = new WebSocketServer({ port: 8080 });
       server.on('connection', (socket) => {
         socket.on('message', (data) => { for (const one of server.clients) one.send(data.toString()); });
         if (server.clients.size === 4) for (const one of server.clients) one.send('go');
       });`,
    );
    const clients = ['a', 'b', 'c', 'd'].map((name) =>
      beside(
        `import WebSocket from 'ws';
         const socket = new WebSocket('ws://localhost:8080');
         const heard = [];
         socket.on('message', (data) => {
           if (String(data) === 'go') return socket.send('${name}');
           if (heard.push(String(data)) < 4) return;
           console.log(heard.sort().join(' '));
           socket.close();
         });`,
        { name },
      ),
    );
    await Promise.all(clients.map((client) => client.ended));
    expect(clients.map((client) => client.output)).toEqual(clients.map(() => ['a b c d']));
    await server.program.stop();
  });

  test(
    'keeps two engines apart, even with the same network and port',
    { timeout: 60_000 },
    async () => {
      const other = await open();
      const network = freshNetwork();
      const listening = `import { createServer } from 'node:net'; createServer().listen(8080, () => console.log('here'));`;
      const programs = [run(engine(), listening, { network }), run(other, listening, { network })];
      await Promise.all(programs.map((program) => program.line('here')));
      await other.close();
      expect(await programs[1]?.ended).toEqual({ status: 'stopped' });
      expect(await programs[0]?.program.stop()).toEqual({ status: 'stopped' });
    },
  );

  test('stops a program wherever its start has come to', async () => {
    for (const delay of [0, 1, 5, 20]) {
      const program = run(engine(), `setInterval(() => {}, 1000);`);
      await new Promise((resolve) => setTimeout(resolve, delay));
      expect(await program.program.stop()).toEqual({ status: 'stopped' });
      expect(program.events.at(-1)).toMatchObject({ type: 'ended', end: { status: 'stopped' } });
    }
  });

  test('tells the console and the wire in the order in which they happened', async ({ skip }) => {
    skip(!engine().capabilities.wireLog);
    const network = freshNetwork();
    const times: number[] = [];
    let connection: number | undefined;
    const unwatch = engine().onWire((event) => {
      if (event.type === 'opened' && event.network === network) connection = event.connection;
      if (event.type === 'bytes' && event.connection === connection) times.push(event.time);
    });
    const program = run(
      engine(),
      `import { connect, createServer } from 'node:net';
       import { setTimeout } from 'node:timers/promises';
       const server = createServer((socket) => { socket.resume(); });
       server.listen(8080, () => {
         const socket = connect(8080, async () => {
           console.log('before');
           await setTimeout(100);
           socket.write('bytes');
           await setTimeout(100);
           console.log('after');
           socket.end();
           server.close();
         });
       });`,
      { network },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    const [before, after] = program.events.flatMap((event) =>
      event.type === 'output' ? [event.time] : [],
    );
    unwatch();
    expect([before, ...times, after]).toEqual(
      [before, ...times, after].sort((a, b) => Number(a) - Number(b)),
    );
    expect(times).toHaveLength(1);
  });
}
