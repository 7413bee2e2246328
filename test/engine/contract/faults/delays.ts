import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { faultTests } from './fault-tests.ts';
import { talkingClient, talkingServer } from './talking-programs.ts';

/** What a delay does that begins, or ends, while a connection is open. */
export function delayContract(engine: () => Engine): void {
  const { line, connect } = faultTests(engine);

  line('makes a connection late from now on, and punctual again', async (faults) => {
    const { server, client, connection, wire, end } = await connect(talkingServer, talkingClient);
    await faults.inflict(connection, { type: 'delay', latencyMs: 600, jitterMs: 0 });
    const sent = performance.now();
    client.program.send('late');
    await server.line('late');
    expect(performance.now() - sent).toBeGreaterThan(500);
    await faults.inflict(connection, { type: 'delay', latencyMs: 60_000, jitterMs: 0 });
    client.program.send('much later');
    await faults.inflict(connection, { type: 'delay', latencyMs: 0, jitterMs: 0 });
    client.program.send('!');
    await server.line('!');
    expect(server.output.join(' ')).toMatch(
      /^accepted got late (got much later got !|got much later!)$/,
    );
    expect(wire().filter(({ type }) => type === 'fault')).toMatchObject([
      { fault: { type: 'delay', latencyMs: 600, jitterMs: 0 } },
      { fault: { type: 'delay', latencyMs: 60_000, jitterMs: 0 } },
      { fault: { type: 'delay', latencyMs: 0, jitterMs: 0 } },
    ]);
    await end();
  });
}
