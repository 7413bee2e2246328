import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { netPrelude } from './net-prelude.ts';

/** How connections of `node:net` end: in order, half, broken. */
export function netEndContract(engine: () => Engine): void {
  const line = lineTest(engine, netPrelude);

  line(
    'ends in order: finish and close at the end that ends, end and finish at the other',
    `const { client, peer } = await pair();
     tell('client', client); 
     client.resume(); peer.resume();
     client.end('bye', () => console.log('client ended'));
     await once(client, 'close');
     console.log(client.readableEnded, client.writableFinished, client.closed, client.errored);`,
    ['client ended', 'client finish', 'client end', 'client close false', 'true true true null'],
  );

  line(
    'answers an end with its own end unless half-open connections are allowed',
    `const { client, peer } = await pair();
     tell('peer', peer);
     peer.resume(); client.resume();
     client.end();
     await once(peer, 'close');
     console.log(peer.allowHalfOpen, peer.writableEnded);`,
    ['peer end', 'peer finish', 'peer close false', 'false true'],
  );

  line(
    'lets an end that allows half-open connections write on after the other has ended',
    `const { client, peer } = await pair({ allowHalfOpen: true });
     let text = '';
     client.on('data', (bytes) => { text += bytes; });
     client.on('close', (hadError) => console.log('close', hadError, text));
     peer.on('end', () => {
       console.log('end', peer.readyState, peer.writable);
       peer.write('still ');
       setTimeout(() => peer.end('here'), 20);
     });
     peer.resume();
     client.end();
     await once(client, 'finish');
     console.log(client.readyState);`,
    ['readOnly', 'end writeOnly true', 'close false still here'],
  );

  line(
    'keeps a half-open connection until its own end is ended too',
    `const { client, peer, server } = await pair({ allowHalfOpen: true });
     peer.on('close', () => console.log('peer closed'));
     peer.resume(); client.resume();
     client.end();
     await once(peer, 'end');
     await new Promise((resolve) => setTimeout(resolve, 30));
     console.log('open', peer.destroyed);
     peer.end();`,
    ['open false', 'peer closed'],
  );

  line(
    'gives the other end ECONNRESET, and itself no error, when it resets',
    `const { client, peer } = await pair();
     const ours = [], theirs = [];
     client.on('error', (error) => ours.push(error.code));
     client.on('close', (hadError) => ours.push(hadError));
     peer.on('error', (error) => theirs.push({ ...error }, error.message, peer.destroyed));
     peer.on('end', () => theirs.push('end'));
     peer.on('close', (hadError) => theirs.push(hadError));
     peer.resume();
     console.log(client.resetAndDestroy() === client);
     process.on('exit', () => console.log(ours, theirs));`,
    [
      'true',
      `[ false ] [
  { errno: -104, code: 'ECONNRESET', syscall: 'read' },
  'read ECONNRESET',
  true,
  true
]`,
    ],
  );

  line(
    'destroys with an error: error, then close, and the other end only sees an end',
    `const { client, peer } = await pair();
     const ours = [], theirs = [];
     for (const event of ['end', 'finish', 'close', 'error']) {
       client.on(event, (value) => ours.push(event, value?.message ?? value));
       peer.on(event, (value) => theirs.push(event, value?.message ?? value));
     }
     peer.resume();
     client.destroy(new Error('enough'));
     client.destroy(new Error('again'));
     console.log(client.destroyed, client.writable, client.readable, client.errored.message);
     process.on('exit', () => { console.log(...ours); console.log(...theirs); });`,
    [
      'true false false enough',
      'error enough close true',
      'end undefined finish undefined close false',
    ],
  );

  line(
    'destroys without an error: close alone, and only once',
    `const { client, peer } = await pair();
     tell('client', client); peer.resume();
     client.resume();
     console.log(client.destroy() === client, client.destroy() === client);
     await once(client, 'close');`,
    ['true true', 'client close false'],
  );

  line(
    'reports a write after its own end to the callback and as an error',
    `const { client, peer } = await pair({ allowHalfOpen: true });
     client.on('error', (error) => console.log('error', error.code, error.message));
     client.on('close', (hadError) => { console.log('close', hadError); peer.destroy(); });
     client.end('done');
     console.log(client.write('more', (error) => console.log('callback', error.code)));`,
    [
      'false',
      'callback ERR_STREAM_WRITE_AFTER_END',
      'error ERR_STREAM_WRITE_AFTER_END write after end',
      'close true',
    ],
  );

  line(
    'reports a write to a destroyed socket to the callback only',
    `const { client, peer } = await pair();
     peer.resume();
     client.on('error', (error) => console.log('error', error.code));
     client.destroy();
     await once(client, 'close');
     console.log(client.write('more', (error) => console.log(error.code, error.message)));`,
    ['false', 'ERR_STREAM_DESTROYED Cannot call write after a stream was destroyed'],
  );

  line(
    'reports a write after the other end has ended the connection as EPIPE',
    `const { client, peer } = await pair();
     client.on('error', (error) => console.log('error', error.code));
     client.resume(); peer.resume();
     peer.end();
     await once(client, 'close');
     console.log(client.write('more', (error) => console.log(error.code, error.message)));`,
    ['false', 'EPIPE This socket has been ended by the other party'],
  );

  line(
    'breaks when it goes on writing to an end that is gone',
    `const { client, peer } = await pair({}, { allowHalfOpen: true });
     client.on('error', (error) => console.log(['EPIPE', 'ECONNRESET'].includes(error.code), error.syscall === undefined));
     client.on('close', (hadError) => { console.log('close', hadError); clearInterval(timer); });
     client.resume();
     peer.destroy();
     await once(client, 'end');
     const timer = setInterval(() => client.write('anybody there?'), 5);`,
    ['true false', 'close true'],
  );

  line(
    'fails the writes that wait when their socket is destroyed, and closes after that',
    `const { client, peer } = await pair();
     client.on('close', (hadError) => { console.log('close', hadError); peer.destroy(); });
     client.write(Buffer.alloc(32 * 1024 * 1024), (error) => console.log(error.code, error.message));
     client.write('and this', (error) => console.log(error instanceof Error));
     client.destroy();`,
    ['ECANCELED write ECANCELED', 'true', 'close false'],
  );

  line(
    'still writes in the moment of the end, when half-open connections are not allowed',
    `const { client, peer } = await pair();
     client.on('end', () => console.log(client.write('last words', (error) => console.log('written', error ?? 'well'))));
     client.resume();
     peer.end();
     for await (const bytes of peer) console.log(String(bytes));`,
    ['true', 'written well', 'last words'],
  );

  line(
    'resets a connection as soon as there is one, and says when there is none',
    `const server = net.createServer((peer) => {
       peer.resume().on('error', (error) => console.log(error.code));
       server.close();
     }).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const socket = net.connect(server.address().port, '127.0.0.1').resetAndDestroy();
     console.log(socket.destroyed);
     await once(server, 'close');
     new net.Socket().resetAndDestroy().on('error', (error) => console.log(error.code, error.message));`,
    ['false', 'ECONNRESET', 'ERR_SOCKET_CLOSED Socket is closed'],
  );

  line(
    'destroys soon: what is written still arrives',
    `const { client, peer } = await pair();
     let size = 0;
     peer.on('data', (bytes) => { size += bytes.length; });
     client.write(Buffer.alloc(3_000_000));
     client.destroySoon();
     console.log(client.writableEnded, client.destroyed);
     client.on('close', () => console.log('close', client.writableFinished));
     await once(peer, 'end');
     console.log(size);`,
    ['true false', 'close true', '3000000'],
  );

  line(
    'destroys a socket whose signal aborts, with an AbortError',
    `const controller = new AbortController();
     const { client, peer } = await pair({}, { signal: controller.signal });
     peer.resume();
     client.on('error', (error) => console.log(error.name, error.code, error.message));
     client.on('close', (hadError) => console.log('close', hadError));
     controller.abort();`,
    ['AbortError ABORT_ERR The operation was aborted', 'close true'],
  );
}
