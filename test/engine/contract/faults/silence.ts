import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import type { WireEvent } from '../../../../src/network/wire-event.ts';
import { freshNetwork, run } from '../../watched-program.ts';
import { heartbeatServer } from '../heartbeat-server.ts';
import { connectionOn, pause, poll, faultTests } from './fault-tests.ts';
import { talkingClient, talkingServer } from './talking-programs.ts';

/** What happens while nothing arrives any more, and once the network works again. */
export function silenceContract(engine: () => Engine): void {
  const { line, connect } = faultTests(engine);

  line(
    'lets everything vanish in silence, and tells neither end, not even of an end',
    async (faults) => {
      const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
      await faults.inflict(connection, { type: 'silence' });
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
      await faults.inflict(connection, { type: 'silence' });
      for (const word of ['one', 'two', 'three']) {
        client.program.send(word);
        await poll(() => wire().find((event) => textOf(event) === word));
      }
      await pause();
      expect(server.output).toEqual(['accepted']);
      await faults.inflict(connection, { type: 'restore' });
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
      await faults.inflict(connection, { type: 'silence' });
      await client.program.stop();
      await pause();
      expect(server.output).toEqual(['accepted']);
      await faults.inflict(connection, { type: 'restore' });
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
      await faults.inflict(connection, { type: 'silence' });
      client.program.send('write');
      await client.line('stopped after true true');
      await end();
    },
  );

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
      const connection = await connectionOn(network, events);
      await server.program.advanceClock(120_000);
      expect(server.output).toEqual([]);
      await faults.inflict(connection, { type: 'silence' });
      await server.program.advanceClock(60_000);
      expect(server.output).toEqual(['terminated at 180000']);
      expect(client.output).toEqual(['connected']);
      stop();
      await Promise.all([server.program.stop(), client.program.stop()]);
    },
  );
}

function textOf(event: WireEvent): string | undefined {
  return event.type === 'bytes' ? new TextDecoder().decode(event.bytes) : undefined;
}

function withoutTime(event: WireEvent): object {
  const text = textOf(event);
  if (text !== undefined) return { type: event.type, text };
  return event.type === 'fault' ? { type: event.type, fault: event.fault } : { type: event.type };
}
