import { expect, test } from 'vitest';
import type { Engine, EngineFaults } from '../../../src/engine/engine.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { freshNetwork, run, type WatchedProgram } from '../watched-program.ts';

/** What the network does to connections when it is told to, where an engine can do that. */
export function faultContract(engine: () => Engine): void {
  const line = (name: string, body: (faults: EngineFaults) => Promise<void>): void => {
    test(name, { timeout: 30_000 }, async ({ skip }) => {
      const { faults, capabilities } = engine();
      skip(!capabilities.faults || !faults);
      if (faults) await body(faults);
    });
  };

  /** A server and a client that are connected, and their number in the wire log. */
  const connect = async (
    serverText: string,
    clientText: string,
    network = freshNetwork(),
  ): Promise<Pair> => {
    const events: WireEvent[] = [];
    const stop = engine().onWire((event) => events.push(event));
    const server = run(engine(), serverText, { network, name: 'server' });
    await server.event('listening');
    const client = run(engine(), clientText, { network, name: 'client', role: 'trusted' });
    await client.line('connected');
    await server.line('accepted');
    const connection = await poll(
      () =>
        events.find((event) => event.type === 'opened' && event.network === network)?.connection,
    );
    const end = async (): Promise<void> => {
      stop();
      await Promise.all([server.program.stop(), client.program.stop()]);
    };
    return {
      ...{ server, client, connection, end },
      wire: () => events.filter((event) => event.connection === connection),
    };
  };

  line(
    'cuts a connection: both ends see ECONNRESET, and the log says that the network did it',
    async (faults) => {
      const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
      faults.inflict(connection, { type: 'cut' });
      await server.line('closed');
      await client.line('closed');
      expect(server.output).toEqual(['accepted', 'ECONNRESET read ECONNRESET', 'closed true']);
      expect(client.output).toEqual(['connected', 'ECONNRESET read ECONNRESET', 'closed true']);
      expect(wire().map(({ type }) => type)).toEqual(['opened', 'reset']);
      expect(wire().at(-1)).toMatchObject({ type: 'reset', by: 'network' });
      await end();
    },
  );

  line('ends a WebSocket with 1006 at both ends when it is cut', async (faults) => {
    const { server, client, connection, end } = await connect(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         console.log('accepted');
         socket.on('error', (error) => console.log(error.code));
         socket.on('close', (code) => console.log('closed', code));
       });`,
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => console.log('connected'));
       socket.on('error', (error) => console.log(error.code));
       socket.on('close', (code) => console.log('closed', code));`,
    );
    faults.inflict(connection, { type: 'cut' });
    await server.line('closed');
    await client.line('closed');
    expect(server.output).toEqual(['accepted', 'closed 1006']);
    expect(client.output).toEqual(['connected', 'closed 1006']);
    await end();
  });

  line(
    'lets everything vanish in silence, and tells neither end, not even of an end',
    async (faults) => {
      const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
      faults.inflict(connection, { type: 'silence' });
      client.program.send('lost');
      await poll(() => wire().find(({ type }) => type === 'bytes'));
      await client.program.stop();
      await pause();
      expect(server.output).toEqual(['accepted']);
      expect(wire().map(withoutTime).slice(1)).toEqual([
        { type: 'fault', fault: { type: 'silence' } },
        { type: 'bytes', text: 'lost' },
        { type: 'half-closed' },
      ]);
      await end();
    },
  );

  line(
    'delivers what a silence held back, in order, once the network works again',
    async (faults) => {
      const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
      faults.inflict(connection, { type: 'silence' });
      for (const word of ['one', 'two', 'three']) {
        client.program.send(word);
        await poll(() => wire().find((event) => textOf(event) === word));
      }
      await pause();
      expect(server.output).toEqual(['accepted']);
      faults.inflict(connection, { type: 'restore' });
      await server.line('three');
      client.program.send('four');
      await server.line('four');
      expect(server.output).toEqual(['accepted', 'got one', 'got two', 'got three', 'got four']);
      await end();
    },
  );

  line(
    'tells the end of a program that ended in silence once the network works again',
    async (faults) => {
      const { server, client, connection, end } = await connect(talkingServer, talkingClient);
      faults.inflict(connection, { type: 'silence' });
      await client.program.stop();
      await pause();
      expect(server.output).toEqual(['accepted']);
      faults.inflict(connection, { type: 'restore' });
      await server.line('closed');
      expect(server.output).toEqual(['accepted', 'closed false']);
      await end();
    },
  );

  line(
    'stops a writer whose connection is silent when the window is full, as a half-open one does',
    async (faults) => {
      const { client, connection, end } = await connect(
        talkingServer,
        `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       process.on('message', () => {
         let accepted = 0;
         let before = -1;
         const more = () => socket.write(Buffer.alloc(65_536), () => { accepted += 65_536; more(); });
         more();
         setInterval(() => {
           if (accepted === before) console.log('stopped after', accepted > 1_000_000, accepted < 20_000_000);
           before = accepted;
         }, 100);
       });`,
      );
      faults.inflict(connection, { type: 'silence' });
      client.program.send('write');
      await client.line('stopped after true true');
      await end();
    },
  );

  line(
    'gives a slow reader no more than its pace, and leaves the other direction alone',
    async (faults) => {
      const { server, client, connection, end } = await connect(
        `import { createServer } from 'node:net';
       createServer((socket) => {
         console.log('accepted');
         let got = 0;
         let began;
         socket.on('data', (bytes) => {
           began ??= performance.now();
           got += bytes.length;
           socket.write(bytes);
           if (got === 2000) console.log('took', Math.round(performance.now() - began));
         });
       }).listen(8080);`,
        `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       let echoed = 0;
       socket.on('data', (bytes) => { echoed += bytes.length; if (echoed === 2000) console.log('echoed'); });
       process.on('message', () => socket.write(Buffer.alloc(2000)));`,
      );
      faults.inflict(connection, { type: 'slow', reader: 'server', bytesPerSecond: 4000 });
      client.program.send('write');
      const took = Number((await server.line('took')).split(' ')[1]);
      // 2,000 bytes at 4,000 a second, the first piece at once.
      expect(took).toBeGreaterThanOrEqual(400);
      await client.line('echoed');
      await end();
    },
  );

  line('refuses dials while it is told to, and no longer after the undo', async (faults) => {
    const network = freshNetwork();
    const server = run(engine(), talkingServer, { network });
    await server.event('listening');
    const undo = faults.onDial({ network, port: 8080 }, { refuses: true });
    const refused = run(engine(), talkingClient, { network });
    expect(await refused.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(refused.output).toEqual([
      'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:8080',
      'closed true',
    ]);
    undo();
    const accepted = run(engine(), talkingClient, { network });
    await accepted.line('connected');
    await Promise.all([accepted.program.stop(), server.program.stop()]);
  });

  line('makes bytes late by the latency, in each direction', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8080 }, { latencyMs: 80 });
    const { client, end } = await connect(echoServer, roundTripClient, network);
    client.program.send('go');
    const took = Number((await client.line('round trip')).split(' ')[2]);
    expect(took).toBeGreaterThanOrEqual(155);
    undo();
    await end();
    const quick = await connect(echoServer, roundTripClient);
    quick.client.program.send('go');
    expect(Number((await quick.client.line('round trip')).split(' ')[2])).toBeLessThan(150);
    await quick.end();
  });

  line('keeps the order of what is sent, however much the way varies', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8080 }, { jitterMs: 30, seed: 7 });
    const { server, end } = await connect(
      `import { createServer } from 'node:net';
       createServer((socket) => {
         console.log('accepted');
         let text = '';
         socket.on('data', (bytes) => { text += bytes; });
         socket.on('end', () => console.log('all', text));
       }).listen(8080);`,
      `import { connect } from 'node:net';
       const socket = connect(8080, async () => {
         console.log('connected');
         for (let i = 0; i < 20; i++) {
           socket.write(i + ' ');
           await new Promise((resolve) => setTimeout(resolve, 2));
         }
         socket.end();
       });`,
      network,
    );
    expect(await server.line('all')).toBe(
      `all ${Array.from({ length: 20 }, (_, index) => `${String(index)} `).join('')}`,
    );
    undo();
    await end();
  });

  line('leaves the connections of other networks and ports alone', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8081 }, { refuses: true });
    const undoOther = faults.onDial({ network: freshNetwork(), port: 8080 }, { refuses: true });
    const { client, end } = await connect(talkingServer, talkingClient, network);
    expect(client.output).toEqual(['connected']);
    undo();
    undoOther();
    await end();
  });

  line('does nothing to a connection that is over or never was', async (faults) => {
    const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
    await client.program.stop();
    await server.line('closed');
    await poll(() => wire().find(({ type }) => type === 'closed'));
    const before = wire().length;
    faults.inflict(connection, { type: 'cut' });
    faults.inflict(1e9, { type: 'cut' });
    await pause();
    expect(wire().length).toBe(before);
    expect(server.events.some(({ type }) => type === 'ended')).toBe(false);
    await end();
  });

  line(
    'goes on with a heartbeat on a virtual clock: who fell silent is terminated',
    async (faults) => {
      if (!engine().capabilities.virtualClock) return;
      const network = freshNetwork();
      const events: WireEvent[] = [];
      const stop = engine().onWire((event) => events.push(event));
      const server = run(engine(), heartbeatServer, { network, clock: { type: 'virtual' } });
      await server.event('listening');
      const client = run(
        engine(),
        `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => console.log('connected'));
       socket.on('close', (code) => console.log('closed', code));`,
        { network },
      );
      await client.line('connected');
      const connection = await poll(
        () =>
          events.find((event) => event.type === 'opened' && event.network === network)?.connection,
      );
      await server.program.advanceClock(120_000);
      expect(server.output).toEqual([]);
      faults.inflict(connection, { type: 'silence' });
      await server.program.advanceClock(60_000);
      expect(server.output).toEqual(['terminated at 180000']);
      expect(client.output).toEqual(['connected']);
      stop();
      await Promise.all([server.program.stop(), client.program.stop()]);
    },
  );
}

type Pair = {
  server: WatchedProgram;
  client: WatchedProgram;
  connection: number;
  wire: () => WireEvent[];
  end: () => Promise<void>;
};

const talkingServer = `
import { createServer } from 'node:net';
createServer((socket) => {
  console.log('accepted');
  socket.on('data', (bytes) => console.log('got ' + bytes));
  socket.on('error', (error) => console.log(error.code, error.message));
  socket.on('close', (hadError) => console.log('closed', hadError));
}).listen(8080);`;

const talkingClient = `
import { connect } from 'node:net';
const socket = connect(8080, '127.0.0.1', () => console.log('connected'));
process.on('message', (text) => socket.write(text));
socket.on('error', (error) => { console.log(error.code, error.message); });
socket.on('close', (hadError) => { console.log('closed', hadError); process.removeAllListeners('message'); });`;

const echoServer = `
import { createServer } from 'node:net';
createServer((socket) => { console.log('accepted'); socket.pipe(socket); }).listen(8080);`;

const roundTripClient = `
import { connect } from 'node:net';
const socket = connect(8080, () => console.log('connected'));
process.on('message', async () => {
  let shortest = Infinity;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    socket.write('x');
    await new Promise((resolve) => socket.once('data', resolve));
    shortest = Math.min(shortest, performance.now() - began);
  }
  console.log('round trip', shortest);
});`;

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

/** Long enough for what must not happen to have happened. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}

/** Asks until there is an answer; the test's own limit ends it. */
async function poll<Answer>(ask: () => Answer | undefined): Promise<Answer> {
  for (;;) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function textOf(event: WireEvent): string | undefined {
  return event.type === 'bytes' ? new TextDecoder().decode(event.bytes) : undefined;
}

function withoutTime(event: WireEvent): object {
  const text = textOf(event);
  if (text !== undefined) return { type: event.type, text };
  return event.type === 'fault' ? { type: event.type, fault: event.fault } : { type: event.type };
}
