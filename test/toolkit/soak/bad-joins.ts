import net from 'node:net';
import { encodeFrame } from '../../../src/network/frame-encoder.ts';

/** A way not to get in: what is written at once, whether the connection is then reset, and the status that answers. */
export type BadJoin = { name: string; text: string; more?: Uint8Array; then: 'reset' | number };

const fields = [
  'Host: 127.0.0.1',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];

/** Every way. */
export const badJoins: readonly BadJoin[] = [
  { name: 'without a token', text: request('/chat/room-0?name=x'), then: 401 },
  { name: 'without a name', text: request('/chat/room-0?token=soak'), then: 403 },
  { name: 'on an unknown path', text: request('/cat/room-0?token=soak&name=x'), then: 403 },
  { name: 'with garbage', text: '\u0016\u0003\u0001 what is this?\r\n\r\n', then: 400 },
  { name: 'with half a request', text: request('/chat/room-0').slice(0, 60), then: 'reset' },
  {
    name: 'and is gone before the answer',
    text: request('/chat/room-0?token=soak&name=early'),
    then: 'reset',
  },
  {
    name: 'talks before the answer and is gone',
    text: request('/chat/room-0?token=soak&name=hasty'),
    more: encodeFrame({ opcode: 'text', payload: '{"n":1', maskingKey: 'random' }),
    then: 'reset',
  },
];

/** Joins badly; gives the answer's status, or nothing where there is no answer to wait for. */
export function joinBadly(port: number, join: BadJoin): Promise<number | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => {
      const bytes = Buffer.concat([Buffer.from(join.text, 'latin1'), join.more ?? Buffer.alloc(0)]);
      socket.write(bytes, () => {
        if (join.then === 'reset') setTimeout(() => socket.resetAndDestroy(), Math.random() * 20);
      });
    });
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
      resolve(join.then === 'reset' || status === undefined ? undefined : Number(status));
    });
  });
}

function request(path: string): string {
  return `GET ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`;
}

/** Long, for a machine that is busy with something else meanwhile. */
const ANSWER_MS = 60_000;
