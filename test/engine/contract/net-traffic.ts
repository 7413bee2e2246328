import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { netPrelude } from './net-prelude.ts';

/** How bytes go through a socket of `node:net`: at whose pace, and in what pieces. */
export function netTrafficContract(engine: () => Engine): void {
  const line = lineTest(engine, netPrelude);

  line(
    'asks a writer to stop above the high-water mark, and says when to go on',
    `const { client, peer } = await pair({}, { highWaterMark: 8 });
     console.log(client.writableHighWaterMark, client.readableHighWaterMark, client.writableLength);
     const chunk = Buffer.alloc(16 * 1024 * 1024);
     console.log(client.write(chunk), client.writableLength === chunk.length, client.writableNeedDrain, client.bytesWritten === chunk.length);
     let size = 0;
     peer.on('data', (bytes) => { size += bytes.length; });
     await once(client, 'drain');
     console.log('drain', client.writableLength, client.writableNeedDrain, client.bytesWritten === chunk.length);
     client.end();
     await once(peer, 'end');
     console.log(size === chunk.length);`,
    ['8 8 0', 'false true true true', 'drain 0 false true', 'true'],
  );

  line(
    'takes small writes at once, with 64 KiB as its high-water mark',
    `const { client, peer } = await pair();
     console.log(client.writableHighWaterMark, client.readableHighWaterMark, client.timeout, client.allowHalfOpen);
     let isCalled = false;
     console.log(client.write('x', () => { isCalled = true; }), client.writableLength, isCalled, client.bytesWritten);
     client.destroy(); peer.destroy();`,
    ['65536 65536 undefined false', 'true 0 false 1'],
  );

  line(
    'joins corked writes into one',
    `const { client, peer } = await pair();
     peer.on('data', (bytes) => console.log(String(bytes)));
     client.cork();
     client.write('one '); client.write('two '); client.write('three');
     console.log(client.writableLength, client.writableCorked, client.bytesWritten);
     setTimeout(() => { client.uncork(); client.end(); }, 20);
     await once(peer, 'end');
     client.resume();`,
    ['13 1 13', 'one two three'],
  );

  line(
    'delivers nothing while paused, and everything after',
    `const { client, peer } = await pair();
     let text = '';
     peer.on('data', (bytes) => { text += bytes; });
     peer.pause();
     client.write('a'); client.write('b');
     await new Promise((resolve) => setTimeout(resolve, 30));
     console.log(JSON.stringify(text), peer.isPaused());
     peer.resume();
     client.end('c');
     await once(peer, 'end');
     client.resume();
     console.log(text, peer.isPaused());`,
    ['"" true', 'abc false'],
  );

  line(
    'decodes text whose characters are cut between two writes',
    `const { client, peer } = await pair();
     const texts = [];
     peer.setEncoding('utf8');
     peer.on('data', (text) => texts.push(text));
     const bytes = Buffer.from('¡hóla 👋!');
     for (const byte of bytes) { client.write(Buffer.of(byte)); await new Promise((resolve) => setImmediate(resolve)); }
     client.end();
     await once(peer, 'end');
     client.resume();
     console.log(texts.join(''), texts.some((text) => text.includes('\\ufffd')), peer.bytesRead);`,
    ['¡hóla 👋! false 13'],
  );

  line(
    'writes text in the encoding that it is told, and refuses what is neither text nor bytes',
    `const { client, peer } = await pair();
     const chunks = [];
     peer.on('data', (bytes) => chunks.push(bytes));
     client.write('ff00', 'hex'); client.write('é', 'latin1'); client.write('aGk=', 'base64');
     client.write(new Uint8Array([1, 2]), () => console.log('written'));
     for (const bad of [3, {}, null]) try { client.write(bad); } catch (error) { console.log(error.name, error.code); }
     client.end();
     await once(peer, 'end');
     client.resume();
     console.log(Buffer.concat(chunks));`,
    [
      'TypeError ERR_INVALID_ARG_TYPE',
      'TypeError ERR_INVALID_ARG_TYPE',
      'TypeError ERR_STREAM_NULL_VALUES',
      'written',
      '<Buffer ff 00 e9 68 69 01 02>',
    ],
  );

  line(
    'emits timeout after silence in both directions, and leaves the connection open',
    `const { client, peer } = await pair();
     peer.resume();
     let timeouts = 0;
     console.log(client.setTimeout(120, () => console.log('callback')) === client, client.timeout);
     client.on('timeout', () => { timeouts += 1; });
     const writer = setInterval(() => client.write('x'), 20);
     await new Promise((resolve) => setTimeout(resolve, 300));
     console.log(timeouts);
     clearInterval(writer);
     await once(client, 'timeout');
     console.log(client.destroyed, client.readyState);
     client.setTimeout(0);
     console.log(client.timeout);
     client.end();
     client.resume();`,
    ['true 120', '0', 'callback', 'false open', '0'],
  );

  line(
    'emits timeout once for each silence',
    `const { client, peer } = await pair();
     let timeouts = 0;
     client.on('timeout', () => { timeouts += 1; }).setTimeout(10);
     await new Promise((resolve) => setTimeout(resolve, 200));
     console.log(timeouts);
     client.write('x');
     await once(client, 'timeout');
     console.log(timeouts);
     client.destroy(); peer.destroy();`,
    ['1', '2'],
  );

  line(
    'tells what is wrong with a timeout',
    `for (const args of [['soon'], [-1], [Infinity], [1, 3]]) {
       try { new net.Socket().setTimeout(...args); } catch (error) { console.log(error.name, error.code, error.message); }
     }`,
    [
      'TypeError ERR_INVALID_ARG_TYPE The "msecs" argument must be of type number. Received type string (\'soon\')',
      'RangeError ERR_OUT_OF_RANGE The value of "msecs" is out of range. It must be a non-negative finite number. Received -1',
      'RangeError ERR_OUT_OF_RANGE The value of "msecs" is out of range. It must be a non-negative finite number. Received Infinity',
      'TypeError ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type number (3)',
    ],
  );

  line(
    'counts the bytes of both directions, also after the close',
    `const { client, peer } = await pair();
     peer.pipe(peer);
     client.end('five!');
     client.resume();
     await once(client, 'close');
     console.log(client.bytesWritten, client.bytesRead, peer.bytesWritten, peer.bytesRead);`,
    ['5 5 5 5'],
  );

  line(
    'gives back bytes to a connection and reads them again first',
    `const { client, peer } = await pair();
     peer.end('mundo');
     client.once('data', (bytes) => {
       client.pause();
       client.unshift(bytes);
       client.unshift(Buffer.from('hola '));
       setImmediate(() => client.resume());
     });
     let text = '';
     client.once('data', () => client.on('data', (bytes) => { text += bytes; }));
     await once(client, 'close');
     console.log(text);`,
    ['hola mundo'],
  );

  line(
    'reads a connection by iteration',
    `const { client, peer } = await pair();
     client.write('one'); client.end(' two');
     let text = '';
     for await (const bytes of peer) text += bytes;
     console.log(text, peer.destroyed);
     client.resume();`,
    ['one two true'],
  );

  line(
    'destroys the connection when an iteration is left early',
    `const { client, peer } = await pair();
     client.on('error', () => undefined);
     client.on('close', () => console.log('close'));
     client.resume();
     client.write('one');
     for await (const bytes of peer) { console.log(String(bytes)); break; }
     console.log(peer.destroyed);`,
    ['one', 'true', 'close'],
  );

  line(
    'works as the source and the end of a pipeline',
    `const { client, peer } = await pair();
     const upper = new Transform({ transform(bytes, encoding, callback) { callback(null, String(bytes).toUpperCase()); } });
     const done = new Promise((resolve) => pipeline(peer, upper, peer, (error) => resolve(['pipeline', error])));
     client.end('louder');
     let text = '';
     for await (const bytes of client) text += bytes;
     console.log(text, await done);`,
    ["LOUDER [ 'pipeline', undefined ]"],
  );

  line(
    'fills a buffer of the caller instead of emitting data where it is given one',
    `const server = net.createServer((socket) => socket.end('hola')).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const socket = net.connect({
       port: server.address().port,
       host: '127.0.0.1',
       onread: { buffer: Buffer.alloc(16), callback(size, buffer) { console.log(size, String(buffer.subarray(0, size))); return true; } },
     });
     socket.on('data', () => console.log('data'));
     socket.on('end', () => { console.log('end', socket.bytesRead); server.close(); });`,
    ['4 hola', 'end 4'],
  );
}
