import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { runSteps } from './driver/run-steps.ts';
import type { ClientEvent, Step } from './scenario.ts';

const servers: Server[] = [];
const accepted: ClientEvent = { ev: 'http', status: 101, headers: [] };

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the client of the scenarios', () => {
  test('joins fragments, and notes control frames in between where they came', async () => {
    expect(await afterAccept('0101c3 890170 8001a9 820100 88020fa0')).toEqual([
      accepted,
      { ev: 'ping', hex: '70' },
      { ev: 'text', data: 'é' },
      { ev: 'binary', hex: '00' },
      { ev: 'close', code: 4000, reason: '' },
    ]);
  });

  test.for([
    ['a masked frame', '818100000000 61', 'masked frame'],
    ['a reserved bit', 'c10161', 'reserved bit'],
    ['a reserved opcode', '8300', 'opcode 3'],
    ['a message in a message', '010161 810162', 'fragments out of order'],
    ['text that is not UTF-8', '8101ff', 'text that is not UTF-8'],
    ['a frame after the close frame', '880203e8 810161', 'bytes after the close frame'],
    ['a close frame of one byte', '880103', 'close frame of one byte'],
  ] as const)('notes %s as a fault', async ([, hex, what]) => {
    expect(await afterAccept(hex)).toContainEqual({ ev: 'protocol-fault', what });
  });

  test('notes a wrong Sec-WebSocket-Accept as a fault', async () => {
    const events = await seen((socket) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: no\r\n\r\n'),
    );
    expect(events).toContainEqual({ ev: 'protocol-fault', what: 'wrong Sec-WebSocket-Accept' });
  });

  test('tells the end of TCP without a close frame from one with it', async () => {
    expect(await afterAccept('')).toEqual([accepted, { ev: 'tcp-end-without-close-frame' }]);
    expect(await afterAccept('8800')).toEqual([accepted, { ev: 'close', code: null, reason: '' }]);
  });

  test('marks the close frame that answers its own', async () => {
    const steps: Step[] = [
      { do: 'connect', path: '/' },
      { do: 'close', code: 1000, reason: 'bye' },
      { do: 'end' },
    ];
    const events = await seen((socket, request) => {
      socket.write(switching(request));
      socket.once('data', () => socket.end(Buffer.from('88020fa0', 'hex')));
    }, steps);
    expect(events).toEqual([
      accepted,
      { ev: 'close', code: 4000, reason: '', replyToClient: true },
    ]);
  });

  test('answers a close frame with its code unless it is told not to', async () => {
    const answers: string[] = [];
    const serve = (socket: Socket, request: string): void => {
      socket.write(switching(request));
      socket.write(Buffer.from('88020fa0', 'hex'));
      socket.on('data', (bytes: Buffer) => {
        answers.push(bytes.toString('hex'));
        socket.end();
      });
    };
    expect(await seen(serve)).toHaveLength(2);
    expect(answers).toEqual(['88821f2e3d4c108e']);
    const silent: Step[] = [
      { do: 'connect', path: '/', noReply: true },
      { do: 'end', ms: 100 },
    ];
    expect(await seen(serve, silent)).toContainEqual({ ev: 'still-open' });
    expect(answers).toHaveLength(1);
  });

  test('gives the body and the headers of a refusal, sorted and without those of the connection', async () => {
    const head = 'HTTP/1.1 401 No\r\nX-B: 2\r\nDate: now\r\nx-a: 1\r\nConnection: close\r\n';
    const expected = {
      ev: 'http',
      status: 401,
      headers: [
        ['x-a', '1'],
        ['x-b', '2'],
      ],
      body: 'nope',
    };
    const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n2\r\nno\r\n2\r\npe\r\n0\r\n\r\n`;
    expect(await seen((socket) => socket.end(chunked))).toEqual([expected]);
    expect(await seen((socket) => socket.end(`${head}\r\nnope`))).toEqual([expected]);
  });

  test('notes that nobody answered', async () => {
    expect(await seen((socket) => socket.end())).toEqual([{ ev: 'no-http-response' }]);
  });
});

function afterAccept(hex: string): Promise<ClientEvent[]> {
  return seen((socket, request) => {
    socket.write(switching(request));
    socket.end(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  });
}

/** What a client sees of a server that does something once the request is there. */
async function seen(
  serve: (socket: Socket, request: string) => void,
  steps: Step[] = [{ do: 'connect', path: '/' }, { do: 'end' }],
): Promise<ClientEvent[]> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => serve(socket, bytes.toString('latin1')));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const wire = await runSteps(steps, { host: '127.0.0.1', port }, () => Promise.resolve());
  return wire['a'] ?? [];
}

function switching(request: string): string {
  const key = /Sec-WebSocket-Key: (\S+)/.exec(request)?.[1] ?? '';
  const accept = createHash('sha1')
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}
