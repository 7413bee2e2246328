import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { pause, poll, faultTests } from './fault-tests.ts';
import { talkingClient, talkingServer } from './talking-programs.ts';

/** What a cut does to both ends of a connection. */
export function cutContract(engine: () => Engine): void {
  const { line, connect } = faultTests(engine);

  line(
    'cuts a connection: both ends see ECONNRESET, and the log says that the network did it',
    async (faults) => {
      const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
      await faults.inflict(connection, { type: 'cut' });
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
    await faults.inflict(connection, { type: 'cut' });
    await server.line('closed');
    await client.line('closed');
    expect(server.output).toEqual(['accepted', 'closed 1006']);
    expect(client.output).toEqual(['connected', 'closed 1006']);
    await end();
  });

  line('does nothing to a connection that is over or never was', async (faults) => {
    const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
    await client.program.stop();
    await server.line('closed');
    await poll(() => wire().find(({ type }) => type === 'closed'));
    const before = wire().length;
    await faults.inflict(connection, { type: 'cut' });
    await faults.inflict(1e9, { type: 'cut' });
    await pause();
    expect(wire().length).toBe(before);
    expect(server.events.some(({ type }) => type === 'ended')).toBe(false);
    await end();
  });
}
