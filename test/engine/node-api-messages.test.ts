import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import type WebSocketOfWs from 'ws';
import { closed, describeInBothWorlds, echo } from './two-programs.ts';

describeInBothWorlds('ws', (programs) => {
  it('exchanges texts and bytes of every length form, in order', async () => {
    const { client, listen, dial } = programs();
    const { wss, url } = await listen();
    echo(wss);
    const socket = await dial(`${url}/chat?x=1`);
    const messages = client.events.on(socket, 'message');
    const sizes = [0, 1, 125, 126, 65_535, 65_536, 70_000, 1_000_000];
    for (const size of sizes) socket.send(new Uint8Array(size).fill(size % 251));
    for (const size of sizes) {
      const { value } = (await messages.next()) as { value: [Uint8Array, boolean] };
      expect([value[0].length, value[1]]).toEqual([size, true]);
      expect(value[0].every((byte) => byte === size % 251)).toBe(true);
    }
    socket.send('¡héllo, 世界! 🎉');
    const { value } = (await messages.next()) as { value: [Uint8Array, boolean] };
    expect([value[0].toString(), value[1]]).toEqual(['¡héllo, 世界! 🎉', false]);
  });

  it('gives the first message that came with the handshake', async () => {
    const { listen, exchange } = programs();
    const { wss, port } = await listen();
    echo(wss);
    const head =
      'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    const frame = [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69];
    const received = await exchange(
      port,
      new Uint8Array([...new TextEncoder().encode(head), ...frame]),
      /\x81\x02hi/,
    );
    expect(received).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x02hi',
    );
  });

  it('joins fragments and answers pings', async () => {
    const { client, listen, dial } = programs();
    const { wss, url } = await listen();
    echo(wss);
    const socket = await dial(url);
    const message = client.events.once(socket, 'message');
    const pong = client.events.once(socket, 'pong');
    socket.send('one ', { fin: false });
    socket.send('two ', { fin: false });
    socket.ping('are you there?');
    socket.send('three', { fin: true });
    expect(String((await pong)[0])).toBe('are you there?');
    expect(String((await message)[0])).toBe('one two three');
  });

  it('compresses where both sides agree', async () => {
    const { client, listen, dial } = programs();
    const { wss, url } = await listen({ perMessageDeflate: { threshold: 0 } });
    echo(wss);
    const socket = await dial(url, [], { perMessageDeflate: { threshold: 0 } });
    expect(socket.extensions).toBe('permessage-deflate');
    for (const text of ['a'.repeat(100_000), 'short', 'a'.repeat(100_000)]) {
      const message = client.events.once(socket, 'message');
      socket.send(text);
      expect(String((await message)[0])).toBe(text);
    }
  });

  it('refuses compressed bytes that are none', async () => {
    const { client, listen, dial } = programs();
    const { wss, url } = await listen({ perMessageDeflate: true });
    const failure = new Promise<Error>((resolve) => {
      wss.on('connection', (peer) => peer.on('error', resolve));
    });
    const socket = await dial(url);
    const ended = closed(client, socket);
    (Reflect.get(socket, '_socket') as Socket).write(
      Uint8Array.of(0xc1, 0x84, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff),
    );
    expect(await ended).toEqual([1007, '']);
    expect((await failure).message).toMatch(/^invalid/);
  });

  it('stops a writer whose reader stalls', async () => {
    const { server, listen, dial } = programs();
    const { wss, url } = await listen();
    const connection = server.events.once(wss, 'connection');
    const socket = await dial(url);
    const [peer] = (await connection) as [WebSocketOfWs];
    socket.pause();
    const message = new Uint8Array(1_048_576);
    for (let count = 0; count < 16; count++) {
      peer.send(message);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(peer.bufferedAmount).toBeGreaterThan(4_000_000);
    let received = 0;
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data: Uint8Array) => {
        received += data.length;
        if (received === 16 * message.length) resolve();
      });
    });
    socket.resume();
    await all;
    await expect.poll(() => peer.bufferedAmount).toBe(0);
  });

  it('gives pages a WebSocket of the browser', async () => {
    const { server, client, listen } = programs();
    const { wss, url } = await listen();
    wss.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => {
        socket.send(data, { binary: isBinary });
      });
      socket.on('close', (code, reason) => wss.emit('left', code, reason.toString()));
    });
    const socket = new client.WebSocket(url, ['chat']);
    socket.binaryType = 'arraybuffer';
    expect(() => {
      socket.send('early');
    }).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    await new Promise((resolve) => (socket.onopen = resolve));
    expect([socket.protocol, socket.readyState]).toEqual(['chat', 1]);
    const messages: unknown[] = [];
    const both = new Promise<void>((resolve) => {
      socket.onmessage = (event) => {
        messages.push(event.data);
        if (messages.length === 2) resolve();
      };
    });
    socket.send('text');
    socket.send(Uint8Array.of(1, 2, 3));
    await both;
    expect(messages).toEqual(['text', Uint8Array.of(1, 2, 3).buffer]);
    expect(() => {
      socket.close(1001);
    }).toThrow(expect.objectContaining({ name: 'InvalidAccessError' }));
    const left = server.events.once(wss, 'left');
    const end = new Promise<CloseEvent>((resolve) => (socket.onclose = resolve));
    socket.close(3000, 'done');
    expect(await left).toEqual([3000, 'done']);
    const { code, reason, wasClean } = await end;
    expect({ code, reason, wasClean }).toEqual({ code: 3000, reason: 'done', wasClean: true });
  });

  it('gives pages error and 1006 for whatever fails before the handshake', async () => {
    const { client, listen } = programs();
    const { url } = await listen({ verifyClient: () => false });
    const socket = new client.WebSocket(url);
    const events: string[] = [];
    socket.addEventListener('error', () => events.push('error'));
    const { code, wasClean } = await new Promise<CloseEvent>((resolve) => {
      socket.addEventListener('close', resolve);
    });
    expect([events, code, wasClean]).toEqual([['error'], 1006, false]);
  });
});
