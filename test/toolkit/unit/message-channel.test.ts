import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket as Peer } from 'ws';
import { MessageChannel } from '../../../src/toolkit/message-channel.ts';

/** What the channel needs of a socket of `ws`, with nobody at its other end. */
class LonelyPeer extends EventEmitter {
  isPaused = false;
  readonly told: string[] = [];

  pause(): void {
    this.isPaused = true;
    this.told.push('pause');
  }

  resume(): void {
    this.isPaused = false;
    this.told.push('resume');
  }

  say(...texts: string[]): void {
    for (const text of texts) this.emit('message', Buffer.from(text), false);
  }

  leave(): void {
    this.emit('close', 4001, Buffer.from('bye'));
  }
}

const end = { type: 'websocket.disconnect', code: 4001, reason: 'bye' };

test('what came before anybody asked waits in order, the end last and again', async () => {
  const { peer, take } = open();
  peer.say('a', 'b');
  peer.leave();
  expect([await take(), await take(), await take()]).toEqual(['a', 'b', end]);
});

test('who asks first gets first', async () => {
  const { peer, take } = open();
  const both = Promise.all([take(), take()]);
  peer.say('a', 'b');
  expect(await both).toEqual(['a', 'b']);
});

test('everybody who waits gets the end, and who asks later too', async () => {
  const { peer, take } = open();
  const both = Promise.all([take(), take()]);
  peer.leave();
  expect(await both).toEqual([end, end]);
  expect(await take()).toEqual(end);
});

test('an aborted take rejects with the reason and takes nothing', async () => {
  const { peer, take } = open();
  const stop = new AbortController();
  const aborted = take(stop.signal);
  const next = take();
  stop.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow(new Error('enough'));
  peer.say('a', 'b');
  expect(await next).toBe('a');
  await expect(take(stop.signal)).rejects.toThrow(new Error('enough'));
  expect(await take()).toBe('b');
});

test('an abort after the message has come changes nothing', async () => {
  const { peer, take } = open();
  const stop = new AbortController();
  const taken = take(stop.signal);
  peer.say('a');
  stop.abort();
  expect(await taken).toBe('a');
});

test.each([
  ['messages', { messages: 4, bytes: Infinity }],
  ['bytes', { messages: Infinity, bytes: 4 }],
])('at its bound in %s it pauses once, and goes on when half is free', async (_, bound) => {
  const { peer, take } = open(bound);
  peer.say('1', '2', '3');
  expect(peer.told).toEqual([]);
  peer.say('4', '5');
  expect(peer.told).toEqual(['pause']);
  await take();
  await take();
  await take();
  expect(peer.told).toEqual(['pause']);
  await take();
  expect(peer.told).toEqual(['pause', 'resume']);
});

function open(bound = { messages: Infinity, bytes: Infinity }) {
  const peer = new LonelyPeer();
  const channel = new MessageChannel(peer as unknown as Peer, bound);
  return {
    peer,
    take: async (signal?: AbortSignal) => {
      const arrival = await channel.take(signal);
      return arrival.type === 'websocket.receive' ? arrival.text : arrival;
    },
  };
}
