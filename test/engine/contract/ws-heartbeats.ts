import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';
import { example } from './ws-readme.ts';

/** That the heartbeats in the README of `ws`, which take half a minute and more, find what is broken. */
export function wsHeartbeatContract(engine: () => Engine): void {
  test('lets a server end the connections that do not answer its pings', async ({ skip }) => {
    skip(!engine().capabilities.virtualClock);
    const { server, beside } = await serve(
      engine(),
      ...example('How to detect and close broken connections?', 1, undefined, {
        clock: { type: 'virtual' },
      }),
    );
    const client = beside(
      `import WebSocket from 'ws';
       for (const autoPong of [true, false]) {
         const socket = new WebSocket('ws://localhost:8080', { autoPong });
         socket.on('open', () => console.log('open'));
         socket.on('ping', () => console.log(autoPong, 'ping'));
         socket.on('close', (code) => console.log(autoPong, 'close', code));
       }`,
    );
    await client.until('two connections', () =>
      client.output.filter((text) => text === 'open').length === 2 ? true : undefined,
    );
    await server.program.advanceClock(29_999);
    expect(client.output).toHaveLength(2);
    await server.program.advanceClock(1);
    await client.line('true ping');
    await client.line('false ping');
    await server.program.advanceClock(30_000);
    await client.line('false close 1006');
    expect(client.output).not.toContain('true close 1006');
    await server.program.stop();
    await client.ended;
  });

  test('lets a client end a connection on which no pings come any more', async ({ skip }) => {
    skip(!engine().capabilities.virtualClock);
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         socket.ping();
         socket.on('pong', () => console.log('pong'));
         socket.on('close', (code) => console.log('close', code));
       });`,
    );
    const client = beside(
      ...example('How to detect and close broken connections?', 2, undefined, {
        clock: { type: 'virtual' },
      }),
    );
    await server.line('pong');
    await client.program.advanceClock(30_999);
    expect(server.output).toEqual(['pong']);
    await client.program.advanceClock(1);
    await server.line('close 1006');
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    await server.program.stop();
  });
}
