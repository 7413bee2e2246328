import { encodeFrame, type FrameSpec } from '../../../src/network/frame-encoder.ts';
import type { SoakClient } from './soak-client.ts';

/** A way to leave: what the client does, the close codes that it may see then, and those that the handler may be told. */
export type Leaving = {
  name: string;
  act: (client: SoakClient, keepAliveMs: number) => void;
  sees: readonly number[];
  /** Empty where the handler isn't told, because its own error ended the connection. */
  tells: readonly number[];
};

/** Every way, from the polite to the hostile. */
export const leavings: readonly Leaving[] = [
  leaving('closes with 1000', [1000], (client) => client.close(1000)),
  leaving('closes with 4000', [4000], (client) => client.close(4000, 'adiós')),
  leaving('closes with an empty frame', [1005], (client) => client.close()),
  leaving('resets the connection', [1006], (client) => client.reset()),
  leaving('ends TCP without a close frame', [1006], (client) => client.endSocket()),
  leaving('resets in the middle of a frame', [1006], (client) => {
    client.write(frame({ opcode: 'text', payload: '{"n":0}' }).subarray(0, 9));
    client.reset();
  }),
  leaving('talks without a pause and closes', [4001], (client) => {
    for (let times = 0; times < 30; times += 1) client.say();
    client.close(4001);
  }),
  leaving('talks without a pause and resets', [1006], (client) => {
    for (let times = 0; times < 30; times += 1) client.say();
    client.reset();
  }),
  {
    name: 'falls silent with its connection open',
    // The server's close frame can be lost to the reset that cuts a connection with unread bytes.
    sees: [1011, 1006],
    tells: [1011, 1006],
    act: (client, keepAliveMs) => void client.fallSilent(keepAliveMs * 3),
  },
  broken('sends a frame without a mask', 1002, { opcode: 'text', payload: '{}', maskingKey: null }),
  broken('sends a reserved bit', 1002, { opcode: 'text', payload: '{}', rsv2: true }),
  broken('sends an unknown opcode', 1002, { opcode: 3 }),
  broken('sends a ping in pieces', 1002, { opcode: 'ping', fin: false }),
  broken('sends a continuation of nothing', 1002, { opcode: 'continuation', payload: 'x' }),
  broken('sends a close code that must not be sent', 1002, {
    opcode: 'close',
    payload: Uint8Array.of(0x03, 0xed),
  }),
  broken('sends bad UTF-8', 1007, { opcode: 'text', payload: Uint8Array.of(0xc3, 0x28) }),
  broken('sends too much', 1009, { opcode: 'text', declaredLength: 1_000_000 }),
  {
    name: 'sends bad JSON',
    sees: [1011],
    tells: [],
    act: (client) => client.sendText('{"n":'),
  },
];

function leaving(
  name: string,
  codes: readonly number[],
  act: (client: SoakClient) => void,
): Leaving {
  return { name, sees: codes, tells: codes, act };
}

function broken(name: string, code: number, spec: FrameSpec): Leaving {
  return leaving(name, [code], (client) => client.write(frame(spec)));
}

function frame(spec: FrameSpec): Uint8Array {
  return encodeFrame({ maskingKey: 'random', ...spec });
}
