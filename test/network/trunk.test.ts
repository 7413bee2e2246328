import { setMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Trunk } from '../../src/network/trunk.ts';
import type { WireMessage, WirePort } from '../../src/network/wire-port.ts';

// A trunk hears its port with many listeners.
setMaxListeners(100);

describe('a trunk', () => {
  let ports: MessagePort[];
  let near: Trunk;
  let far: Trunk;
  let blocks: number;

  beforeEach(() => {
    const { port1, port2 } = new MessageChannel();
    ports = [port1, port2];
    blocks = 0;
    near = new Trunk(port1, () => blocks++);
    far = new Trunk(port2);
  });

  afterEach(() => {
    for (const port of ports) port.close();
  });

  it('carries what a turn posts on a line as one message, and what every line posts in one block', async () => {
    const lines = [near.open(1), near.open(2)];
    const heard = [1, 2].map((number) => hear(far.open(number)));
    for (const part of ['a', 'b', 'c']) lines[0]?.post(bytes(part));
    for (const part of ['x', 'y']) lines[1]?.post(bytes(part));
    await expect.poll(() => heard).toEqual([['abc'], ['xy']]);
    expect(blocks).toBe(1);
  });

  it('keeps bytes, credit, ends and resets apart and in order', async () => {
    const line = near.open(1);
    const heard = hear(far.open(1));
    line.post(bytes('one'));
    line.post(70_000);
    line.post(bytes('two'));
    line.post('end');
    line.post('reset');
    await expect.poll(() => heard).toEqual(['one', 70_000, 'two', 'end', 'reset']);
  });

  it('copies bytes before it returns', async () => {
    const line = near.open(1);
    const heard = hear(far.open(1));
    const reused = bytes('before');
    line.post(reused);
    reused.fill(0);
    await expect.poll(() => heard).toEqual(['before']);
  });

  it('puts together what is said to follow', async () => {
    const line = near.open(1);
    const sizes: number[] = [];
    far.open(1).listen({
      message: (message) => sizes.push((message as Uint8Array).byteLength),
      lost: () => undefined,
    });
    line.post(new Uint8Array(14), 65_536);
    line.post(new Uint8Array(65_536));
    await expect.poll(() => sizes).toEqual([65_550]);
  });

  it('keeps what comes on a line before this end has opened it, and loses it after it was closed', async () => {
    const line = near.open(5);
    line.post(bytes('early'));
    await expect.poll(() => blocks).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const end = far.open(5);
    const heard = hear(end);
    expect(heard).toEqual(['early']);
    end.close();
    line.post(bytes('late'));
    const next = near.open(6);
    const heardNext = hear(far.open(6));
    next.post('end');
    await expect.poll(() => heardNext).toEqual(['end']);
    expect(heard).toEqual(['early']);
  });

  it('delivers hundreds of lines in their order', async () => {
    const seen: number[] = [];
    const wanted = Array.from({ length: 500 }, (_, index) => index + 1);
    for (const number of wanted) {
      far.open(number).listen({ message: () => seen.push(number), lost: () => undefined });
    }
    for (const number of wanted) near.open(number).post(bytes(`line ${String(number)}`));
    await expect.poll(() => seen).toEqual(wanted);
  });

  it('reads no message that it did not make', async () => {
    const heard = hear(far.open(1));
    ports[0]?.postMessage({ hello: 1 });
    ports[0]?.postMessage(new ArrayBuffer(3));
    ports[0]?.postMessage(Uint32Array.of(0, 1, 0x7fff_ffff).buffer);
    near.open(1).post(bytes('still here'));
    await expect.poll(() => heard).toEqual(['', 'still here']);
  });

  it('tells every line when the other end is gone', async () => {
    let lost = 0;
    for (const number of [1, 2, 3]) {
      far.open(number).listen({ message: () => undefined, lost: () => lost++ });
    }
    ports[0]?.close();
    await expect.poll(() => lost).toBe(3);
  });
});

function hear(port: WirePort): unknown[] {
  const heard: unknown[] = [];
  port.listen({
    message: (message: WireMessage) => {
      heard.push(typeof message === 'object' ? new TextDecoder().decode(message) : message);
    },
    lost: () => heard.push('lost'),
  });
  return heard;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
