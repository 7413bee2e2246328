import { once } from 'node:events';
import net from 'node:net';
import { App, WebSocketDisconnect } from 'enchufe';
import { expect, test } from 'vitest';
import { RawPeer } from '../samples/raw-peer.ts';

function serving(): { app: App; log: unknown[] } {
  const log: unknown[] = [];
  const app = new App();
  app.onUncaught = (error) => log.push(['uncaught', error]);
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    try {
      await websocket.receiveText();
    } catch (error) {
      log.push(error);
      await Promise.resolve();
      log.push('cleaned up');
    }
  });
  return { app, log };
}

test('close says 1012 to all, tells their handlers, and waits for both', async () => {
  const { app, log } = serving();
  const port = await app.listen(0);
  const peers = await Promise.all([1, 2, 3].map(() => RawPeer.open(port, '/ws')));
  await app.close();
  const told = log.filter((entry) => entry !== 'cleaned up');
  expect(told).toEqual(peers.map(() => new WebSocketDisconnect(1012)));
  expect(log).toHaveLength(6);
  for (const peer of peers) expect(await peer.rest()).toEqual(['close 1012', 'end']);
});

test('close takes another code and reason', async () => {
  const { app, log } = serving();
  const peer = await RawPeer.open(await app.listen(0), '/ws');
  await app.close({ code: 1001, reason: 'moving' });
  expect(await peer.rest()).toEqual(['close 1001 moving', 'end']);
  expect(log[0]).toMatchObject({ name: 'WebSocketDisconnect', code: 1001 });
});

test('close refuses a code that cannot be sent, and goes on listening', async () => {
  const { app } = serving();
  const port = await app.listen(0);
  await expect(app.close({ code: 1006 })).rejects.toThrow(
    new RangeError(
      'The close code 1006 must not be sent. Use 1000, another registered one (1001-1003, 1007-1014), or your own from 4000 to 4999.',
    ),
  );
  const peer = await RawPeer.open(port, '/ws');
  expect(peer.status).toBe(101);
  await app.close();
});

test('nobody gets in afterwards; the same app can listen again', async () => {
  const { app } = serving();
  const port = await app.listen(0);
  await app.close();
  const [error] = (await once(net.connect(port, '127.0.0.1'), 'error').catch((reason: unknown) => [
    reason,
  ])) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  const peer = await RawPeer.open(await app.listen(0), '/ws');
  expect(peer.status).toBe(101);
  await app.close();
});

test('close without listening, and twice, does nothing', async () => {
  const { app, log } = serving();
  await app.close();
  await app.close();
  expect(log).toEqual([]);
});

test('to listen twice is an error, as is a port that is taken', async () => {
  const { app } = serving();
  const port = await app.listen(0);
  await expect(app.listen(0)).rejects.toThrow(
    new Error('This app listens already: close it first.'),
  );
  const other = new App();
  await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await app.close();
});
