import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Trunk } from '../../src/network/trunk.ts';
import { VirtualSocket } from '../../src/network/virtual-socket.ts';
import type { WirePort } from '../../src/network/wire-port.ts';

// A trunk hears its port with many listeners.
setMaxListeners(100);

type Side = { socket: VirtualSocket; seen: string[]; received: () => number };

function connect(): { left: Side; right: Side } {
  const { port1, port2 } = new MessageChannel();
  return { left: openSide(new Trunk(port1).open(1)), right: openSide(new Trunk(port2).open(1)) };
}

function openSide(port: WirePort): Side {
  const seen: string[] = [];
  let received = 0;
  const socket = new VirtualSocket(port, {
    bytes: (bytes) => {
      received += bytes.byteLength;
      seen.push(bytes.byteLength > 20 ? String(bytes.byteLength) : new TextDecoder().decode(bytes));
    },
    end: () => seen.push('<end>'),
    reset: () => seen.push('<reset>'),
    lateBytes: () => seen.push('<late>'),
  });
  return { socket, seen, received: () => received };
}

function write({ socket }: Side, content: string | number): { isAccepted: boolean } {
  const state = { isAccepted: false };
  const bytes =
    typeof content === 'number' ? new Uint8Array(content) : new TextEncoder().encode(content);
  socket.write(bytes, () => {
    state.isAccepted = true;
  });
  return state;
}

describe('a virtual socket', () => {
  it('sends what one turn wrote as one message, and what it wrote, not what it became', async () => {
    const { left, right } = connect();
    right.socket.resume();
    const reused = new TextEncoder().encode('one ');
    left.socket.write(reused, () => undefined);
    reused.fill(0);
    write(left, 'two');
    await expect.poll(() => right.seen).toEqual(['one two']);
    write(left, 'three');
    await expect.poll(() => right.seen).toEqual(['one two', 'three']);
    left.socket.reset();
  });

  it('does not wait for the end of the turn with 64 KiB', async () => {
    const { left, right } = connect();
    right.socket.resume();
    write(left, 40_000);
    write(left, 40_000);
    write(left, 70_000);
    write(left, 'rest');
    await expect.poll(() => right.seen).toEqual(['40000', '40000', '70000', 'rest']);
    left.socket.reset();
  });

  it('ends each direction by itself', async () => {
    const { left, right } = connect();
    left.socket.resume();
    right.socket.resume();
    write(left, 'question');
    left.socket.end();
    await expect.poll(() => right.seen).toEqual(['question', '<end>']);
    write(right, 'answer');
    right.socket.end();
    await expect.poll(() => left.seen).toEqual(['answer', '<end>']);
    expect([left.socket.close(), right.socket.close()]).toEqual(['closed', 'closed']);
  });

  it('stops a writer when the reader has stopped, and lets it go on', async () => {
    const { left, right } = connect();
    const first = write(left, 3_900_000);
    const second = write(left, 100_000);
    const third = write(left, 'last');
    expect([first, second, third].map(({ isAccepted }) => isAccepted)).toEqual([
      true,
      false,
      false,
    ]);
    right.socket.resume();
    await expect.poll(right.received).toBe(4_000_004);
    expect([second, third].map(({ isAccepted }) => isAccepted)).toEqual([true, true]);
    left.socket.reset();
  });

  it('delivers what was accepted before a close, and its end', async () => {
    const { left, right } = connect();
    right.socket.resume();
    write(left, 'last words');
    expect(left.socket.close()).toBe('closed');
    await expect.poll(() => right.seen).toEqual(['last words', '<end>']);
    right.socket.close();
  });

  it('answers bytes with a reset after a close', async () => {
    const { left, right } = connect();
    right.socket.resume();
    left.socket.close();
    await expect.poll(() => right.seen).toEqual(['<end>']);
    write(right, 'anybody there?');
    await expect.poll(() => right.seen).toEqual(['<end>', '<reset>']);
    expect(left.seen).toEqual(['<late>']);
  });

  it('resets when it is closed with bytes that nobody read', async () => {
    const { left, right } = connect();
    right.socket.resume();
    write(right, 'unread');
    left.socket.resume();
    await expect.poll(() => left.seen).toEqual(['unread']);
    left.socket.pause();
    write(right, 'also unread');
    write(right, 70_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(left.socket.close()).toBe('reset');
    await expect.poll(() => right.seen).toEqual(['<reset>']);
  });

  it('delivers what came before a reset', async () => {
    const { left, right } = connect();
    right.socket.resume();
    write(left, 'first');
    left.socket.reset();
    await expect.poll(() => right.seen).toEqual(['first', '<reset>']);
  });

  it('ends when the port of the other end is gone', async () => {
    const { port1, port2 } = new MessageChannel();
    const side = openSide(new Trunk(port1).open(1));
    side.socket.resume();
    const far = new Trunk(port2);
    far.open(1).post(new TextEncoder().encode('cut'));
    far.flush();
    port2.close();
    await expect.poll(() => side.seen).toEqual(['cut', '<end>']);
    write(side, 'hello?');
    await expect.poll(() => side.seen).toEqual(['cut', '<end>', '<reset>']);
  });

  it('resets a waiting writer whose peer is gone', async () => {
    const { left, right } = connect();
    write(left, 5_000_000);
    left.socket.peerLost();
    await expect.poll(() => left.seen).toEqual(['<reset>']);
    right.socket.close();
  });
});
