import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';

/** Compressed messages, and WebSockets as streams. */
export function compressionContract(engine: () => Engine): void {
  const outputOf = async (server: string, client: string): Promise<string[]> => {
    const served = await serve(engine(), server);
    const program = served.beside(client);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    await served.server.program.stop();
    return program.output;
  };

  test.each([
    {
      how: 'remembers earlier messages where the ends agreed on it',
      options: '{}',
      remembers: true,
    },
    {
      how: 'forgets earlier messages where the ends agreed on it',
      options: '{ clientNoContextTakeover: true, serverNoContextTakeover: true }',
      remembers: false,
    },
  ])('$how', async ({ options, remembers }) => {
    expect(
      await outputOf(
        `${echo}serve({ threshold: 0, ...${options} });`,
        `import { once } from 'node:events';
         import { createHash } from 'node:crypto';
         import WebSocket from 'ws';
         const text = Array.from({ length: 30 }, (_, i) => createHash('sha256').update(String(i)).digest('hex')).join('');
         const socket = new WebSocket('ws://localhost:8080');
         await once(socket, 'open');
         const sizes = [];
         for (let round = 0; round < 3; round++) {
           const before = [socket._socket.bytesWritten, socket._socket.bytesRead];
           socket.send(text);
           const [data] = await once(socket, 'message');
           if (data.toString() !== text) console.log('changed');
           sizes.push([socket._socket.bytesWritten - before[0], socket._socket.bytesRead - before[1]]);
         }
         const [first, ...rest] = sizes;
         console.log(rest.every(([sent, received]) => sent < first[0] / 4 && received < first[1] / 4));
         socket.close();`,
      ),
    ).toEqual([String(remembers)]);
  });

  test('compresses only messages above the threshold, unless a message says otherwise', async () => {
    expect(
      await outputOf(
        `${echo}serve({ threshold: 1024, clientNoContextTakeover: true, serverNoContextTakeover: true });`,
        `import { once } from 'node:events';
         import WebSocket from 'ws';
         const socket = new WebSocket('ws://localhost:8080');
         await once(socket, 'open');
         for (const [size, options] of [[1000, {}], [1100, {}], [1100, { compress: false }]]) {
           const before = socket._socket.bytesWritten;
           socket.send('x'.repeat(size), options);
           await once(socket, 'message');
           console.log(size, socket._socket.bytesWritten - before > size);
         }
         socket.close();`,
      ),
    ).toEqual(['1000 true', '1100 false', '1100 true']);
  });

  test('closes with 1009 a connection whose small message would become too large', async () => {
    expect(
      await outputOf(
        `import { WebSocketServer } from 'ws';
         new WebSocketServer({ port: 8080, perMessageDeflate: true, maxPayload: 100_000 }).on('connection', (socket) => {
           socket.on('error', () => {});
         });`,
        `import WebSocket from 'ws';
         const socket = new WebSocket('ws://localhost:8080');
         socket.on('open', () => socket.send(Buffer.alloc(5_000_000), () => console.log(socket._socket.bytesWritten < 50_000)));
         socket.on('close', (code) => console.log(code));`,
      ),
    ).toEqual(['true', '1009']);
  });

  test('compresses a message in fragments, empty ones and many at once', async () => {
    expect(
      await outputOf(
        `${echo}serve({ threshold: 0 });`,
        `import WebSocket from 'ws';
         const socket = new WebSocket('ws://localhost:8080', { perMessageDeflate: { threshold: 0 } });
         const wanted = ['hola mundo', '', ...Array.from({ length: 50 }, (_, i) => 'message ' + i)];
         let index = 0;
         socket.on('open', () => {
           socket.send('hola ', { fin: false });
           socket.send('mundo');
           for (const text of wanted.slice(1)) socket.send(text);
         });
         socket.on('message', (data) => {
           if (data.toString() !== wanted[index++]) console.log('wrong', index, data.toString());
           if (index === wanted.length) { console.log('all'); socket.close(); }
         });`,
      ),
    ).toEqual(['all']);
  });

  test(
    'carries a stream through a WebSocket, as fast as it is read',
    { timeout: 60_000 },
    async () => {
      expect(
        await outputOf(
          `import { createWebSocketStream, WebSocketServer } from 'ws';
         new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
           const duplex = createWebSocketStream(socket);
           duplex.pipe(duplex);
           duplex.on('error', () => {});
         });`,
          `import { createHash } from 'node:crypto';
         import { Readable } from 'node:stream';
         import WebSocket, { createWebSocketStream } from 'ws';
         const duplex = createWebSocketStream(new WebSocket('ws://localhost:8080'), { highWaterMark: 4096 });
         const parts = Array.from({ length: 100 }, (_, i) => Buffer.alloc(20_000, i));
         Readable.from(parts).pipe(duplex, { end: false });
         const hash = createHash('sha256');
         let size = 0;
         for await (const bytes of duplex) {
           hash.update(bytes);
           size += bytes.length;
           await new Promise((resolve) => setImmediate(resolve));
           if (size === 2_000_000) duplex.end();
         }
         console.log(size, hash.digest('hex') === createHash('sha256').update(Buffer.concat(parts)).digest('hex'));`,
        ),
      ).toEqual(['2000000 true']);
    },
  );

  test('ends a stream over a WebSocket with the error of a broken frame', async () => {
    expect(
      await outputOf(
        `import { WebSocketServer } from 'ws';
         new WebSocketServer({ port: 8080 }).on('connection', (socket) => socket._socket.write(Buffer.from([0x85, 0])));`,
        `import WebSocket, { createWebSocketStream } from 'ws';
         const socket = new WebSocket('ws://localhost:8080');
         const duplex = createWebSocketStream(socket);
         duplex.on('error', (error) => console.log(error.code, error.message));
         duplex.on('close', () => console.log('close', duplex.destroyed));
         duplex.resume();`,
      ),
    ).toEqual(['WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 5', 'close true']);
  });
}

const echo = `
import { WebSocketServer } from 'ws';
const serve = (perMessageDeflate) => new WebSocketServer({ port: 8080, perMessageDeflate }).on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});
`;
