import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { freshNetwork } from '../../watched-program.ts';
import { faultTests, pause } from './fault-tests.ts';
import { talkingClient, talkingServer } from './talking-programs.ts';

const nothing = { type: 'hold', toServer: 0, toClient: 0 } as const;

/** What crosses a connection that is held, and what when it is let go on. */
export function holdContract(engine: () => Engine): void {
  const { line, connect } = faultTests(engine);

  line('lets a held connection through byte by byte, and then all of it', async (faults) => {
    const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
    client.program.send('before ');
    await server.line('before');
    await faults.inflict(connection, { ...nothing, toServer: 7 });
    client.program.send('one');
    client.program.send('two');
    await pause();
    expect(server.output).toEqual(['accepted', 'got before ']);
    await faults.inflict(connection, { ...nothing, toServer: 10 });
    await server.line('one');
    await pause();
    expect(server.output).toEqual(['accepted', 'got before ', 'got one']);
    await faults.inflict(connection, { type: 'release' });
    await server.line('two');
    expect(wire().filter(({ type }) => type === 'fault')).toEqual([]);
    await end();
  });

  line('holds the end of a program that is gone, as one more byte', async (faults) => {
    const { server, client, connection, end } = await connect(talkingServer, talkingClient);
    await faults.inflict(connection, nothing);
    client.program.send('bye');
    await pause();
    await client.program.stop('at-once');
    await pause();
    expect(server.output).toEqual(['accepted']);
    await faults.inflict(connection, { ...nothing, toServer: 3 });
    await server.line('bye');
    await pause();
    expect(server.output).toEqual(['accepted', 'got bye']);
    await faults.inflict(connection, { ...nothing, toServer: 4 });
    await server.line('closed');
    expect(server.output).toEqual(['accepted', 'got bye', 'closed false']);
    await end();
  });

  line('cuts a held connection at both ends', async (faults) => {
    const { server, client, connection, end } = await connect(talkingServer, talkingClient);
    await faults.inflict(connection, nothing);
    client.program.send('lost');
    await pause();
    await faults.inflict(connection, { type: 'cut' });
    await server.line('closed');
    await client.line('closed');
    expect(server.output).toEqual(['accepted', 'ECONNRESET read ECONNRESET', 'closed true']);
    await end();
  });

  line('holds a connection from its first byte on when it is dialled so', async (faults) => {
    const network = freshNetwork();
    faults.onDial({ network, port: 8080 }, { isHeld: true });
    const { server, client, connection, end } = await connect(
      talkingServer,
      talkingClient,
      network,
    );
    client.program.send('early');
    await pause();
    expect(server.output).toEqual(['accepted']);
    await faults.inflict(connection, { type: 'release' });
    await server.line('early');
    await end();
  });
}
