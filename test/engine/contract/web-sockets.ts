import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { freshNetwork, run } from '../watched-program.ts';
import type { WatchedProgram } from '../watched-program.ts';

/** That the real `ws` package works on both sides. */
export function webSocketContract(engine: () => Engine): void {
  async function serve(text: string): Promise<{ server: WatchedProgram; network: string }> {
    const network = freshNetwork();
    const server = run(engine(), text, { network });
    await server.event('listening');
    return { server, network };
  }

  test('echoes text and binary messages between two programs', async () => {
    const { server, network } = await serve(echoServer);
    const client = run(
      engine(),
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080/chat');
       const seen = [];
       socket.on('open', () => { socket.send('hóla 👋'); socket.send(Buffer.from([1, 2, 255])); });
       socket.on('message', (data, isBinary) => {
         seen.push(isBinary ? data : data.toString());
         if (seen.length === 2) { console.log(seen); socket.close(1000, 'adiós'); }
       });
       socket.on('close', (code, reason) => console.log(code, reason.toString()));`,
      { network, name: 'client' },
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(["[ 'hóla 👋', <Buffer 01 02 ff> ]", '1000 adiós']);
    await server.line('closed 1000 adiós');
    await server.program.stop();
  });

  test('carries messages longer than one frame header can count in 16 bits', async () => {
    const { server, network } = await serve(echoServer);
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       const text = 'x'.repeat(200_000);
       socket.on('open', () => socket.send(text));
       socket.on('message', (data) => { console.log(data.toString() === text); socket.close(); });`,
      { network },
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['true']);
    await server.program.stop();
  });

  test('gives the server the path and the headers of the handshake, and the client its subprotocol', async () => {
    const { server, network } = await serve(
      `import { WebSocketServer } from 'ws';
       const server = new WebSocketServer({ port: 8080, handleProtocols: (protocols) => [...protocols][1] });
       server.on('connection', (socket, request) => {
         console.log(request.url, request.headers['x-user'], socket.protocol);
       });`,
    );
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080/rooms?name=lobby', ['a', 'b'], { headers: { 'X-User': 'ada' } });
       socket.on('open', () => { console.log(socket.protocol); socket.close(); });`,
      { network },
    );
    await client.ended;
    await server.line('/rooms?name=lobby ada b');
    expect(client.output).toEqual(['b']);
    await server.program.stop();
  });

  test('answers a ping, and ends a connection without a close frame as 1006', async () => {
    const { server, network } = await serve(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         socket.on('message', () => socket.terminate());
       });`,
    );
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => socket.ping('are you there'));
       socket.on('pong', (data) => { console.log('pong', data.toString()); socket.send('go'); });
       socket.on('close', (code) => console.log('close', code));`,
      { network },
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['pong are you there', 'close 1006']);
    await server.program.stop();
  });

  test('closes a client with 1006 when its server is stopped', async () => {
    const { server, network } = await serve(echoServer);
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => console.log('open'));
       socket.on('close', (code) => console.log('close', code));`,
      { network },
    );
    await client.line('open');
    await server.program.stop();
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['open', 'close 1006']);
  });

  test('tells a client that nobody listens', async () => {
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       new WebSocket('ws://localhost:9999').on('error', (error) => console.log(error.code));`,
    );
    await client.ended;
    expect(client.output).toEqual(['ECONNREFUSED']);
  });

  test('broadcasts to several clients in one program', async () => {
    const { server, network } = await serve(
      `import { WebSocket, WebSocketServer } from 'ws';
       const server = new WebSocketServer({ port: 8080 });
       server.on('connection', (socket) => socket.on('message', (data) => {
         for (const client of server.clients) {
           if (client.readyState === WebSocket.OPEN) client.send(data.toString());
         }
       }));`,
    );
    const client = run(
      engine(),
      `import { once } from 'node:events';
       import { WebSocket } from 'ws';
       const sockets = ['a', 'b', 'c'].map(() => new WebSocket('ws://localhost:8080'));
       await Promise.all(sockets.map((socket) => once(socket, 'open')));
       const messages = sockets.map((socket) => once(socket, 'message'));
       sockets[1].send('to all');
       console.log((await Promise.all(messages)).map(([data]) => data.toString()).join());
       for (const socket of sockets) socket.close();`,
      { network },
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['to all,to all,to all']);
    await server.program.stop();
  });

  test('accepts an upgrade on a server of node:http', async () => {
    const { server, network } = await serve(
      `import { createServer } from 'node:http';
       import { WebSocketServer } from 'ws';
       const http = createServer((request, response) => response.end('page'));
       const server = new WebSocketServer({ noServer: true });
       http.on('upgrade', (request, socket, head) => {
         if (request.url !== '/ws') { socket.end('HTTP/1.1 404 Not Found\\r\\n\\r\\n'); return; }
         server.handleUpgrade(request, socket, head, (client) => client.send('welcome'));
       });
       http.listen(8080);`,
    );
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
       new WebSocket('ws://localhost:8080/other').on('error', (error) => {
         console.log(error.message);
         const socket = new WebSocket('ws://localhost:8080/ws');
         socket.on('message', (data) => { console.log(data.toString()); socket.close(); });
       });`,
      { network },
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['Unexpected server response: 404', 'welcome']);
    await server.program.stop();
  });
}

const echoServer = `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('close', (code, reason) => console.log('closed', code, reason.toString()));
});`;
