import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { wsPrelude } from './ws-prelude.ts';
import { wsClosingContract } from './ws-closings.ts';
import { wsOpeningContract } from './ws-openings.ts';

/** What `ws` and its own test suite rely on: the order of events, the words of errors, the states after each end. */
export function wsReliesOnContract(engine: () => Engine): void {
  wsOpeningContract(engine);
  wsClosingContract(engine);
  const line = lineTest(engine, wsPrelude);

  line(
    'pauses and resumes without losing a message, and delivers all before the close',
    `const { client, peer } = await pair();
     const got = [];
     peer.on('message', (data) => got.push(String(data)));
     peer.pause();
     for (let i = 0; i < 5; i++) client.send(String(i));
     client.close();
     await new Promise((resolve) => setTimeout(resolve, 50));
     console.log(got.length, peer.isPaused, states[peer.readyState]);
     peer.resume();
     console.log(...(await closeOf(peer)), ...got);`,
    ['0 true OPEN', '1005  0 1 2 3 4'],
  );

  line(
    'knows how much waits to be sent, and sends all of it',
    `const { client, peer } = await pair();
     peer._socket.pause();
     const data = Buffer.alloc(1024 * 1024);
     for (let i = 0; i < 16; i++) client.send(data);
     await new Promise((resolve) => setTimeout(resolve, 50));
     console.log(client.bufferedAmount > data.length);
     let size = 0;
     peer.on('message', (bytes) => { size += bytes.length; });
     peer._socket.resume();
     client.close();
     await once(peer, 'close');
     console.log(size === 16 * data.length, client.bufferedAmount);`,
    ['true', 'true 0'],
  );

  line(
    'compresses messages, and answers pings with their data, between the messages',
    `const { client, peer } = await pair({ perMessageDeflate: { threshold: 0 } }, { perMessageDeflate: { threshold: 0 } });
     console.log(client.extensions, '|', peer.extensions);
     const got = [];
     peer.on('message', (data) => got.push(String(data).length));
     peer.on('ping', (data) => got.push('ping ' + data));
     client.on('pong', (data) => got.push('pong ' + data));
     const before = client._socket.bytesWritten;
     client.send('x'.repeat(10_000)); client.ping('hey'); client.send('y'.repeat(10_000), { compress: false });
     await once(client, 'pong');
     client.close();
     await once(peer, 'close');
     console.log(...got.filter((one) => one !== 'pong hey'), got.includes('pong hey'), client._socket.bytesWritten - before < 10_200);`,
    ['permessage-deflate | permessage-deflate', '10000 ping hey 10000 true true'],
  );

  line(
    'is a stream: its ends close the connection in order',
    `const { client, peer } = await pair();
     const ours = createWebSocketStream(client, { encoding: 'utf8' });
     const theirs = createWebSocketStream(peer);
     const events = [];
     for (const event of ['end', 'finish', 'close']) ours.on(event, () => events.push(event));
     const closed = once(ours, 'close');
     ours.resume();
     ours.write('hola ');
     ours.end('mundo');
     let text = '';
     for await (const bytes of theirs) text += bytes;
     await closed;
     console.log(text, events.join(' '), ours.destroyed, states[client.readyState]);`,
    ['hola mundo finish end close true CLOSED'],
  );

  line(
    'is a stream: it waits when the other end reads slowly',
    `const { client, peer } = await pair();
     const stream = createWebSocketStream(client);
     peer._socket.pause();
     const chunk = Buffer.alloc(1024 * 1024);
     let written = 1;
     while (stream.write(chunk)) written++;
     console.log(stream.writableNeedDrain);
     let size = 0;
     peer.on('message', (bytes) => { size += bytes.length; });
     peer.resume(); peer._socket.resume();
     await once(stream, 'drain');
     stream.end();
     await once(peer, 'close');
     console.log(size === written * chunk.length);`,
    ['true', 'true'],
  );

  line(
    'gives the events of browsers to whoever listens as browsers do',
    `const { client, peer } = await pair();
     client.binaryType = 'arraybuffer';
     client.onmessage = (event) => console.log(event.type, event.data instanceof ArrayBuffer ? Buffer.from(event.data) : event.data, event.target === client);
     client.addEventListener('close', (event) => console.log(event.type, event.code, event.reason, event.wasClean), { once: true });
     client.addEventListener('error', (event) => console.log(event.type));
     peer.send('text'); peer.send(Buffer.from([1, 2])); peer.close(4000, 'bye');
     await once(client, 'close');
     console.log(client.listenerCount('close'));`,
    ['message text true', 'message <Buffer 01 02> true', 'close 4000 bye true', '0'],
  );
}
