import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { netPrelude } from './net-prelude.ts';

/** How servers of `node:net` listen, count their connections and close. */
export function netServerContract(engine: () => Engine): void {
  const line = lineTest(engine, netPrelude);

  line(
    'listens a turn later, and has no address before when the port is to be chosen',
    `const server = net.createServer().listen(0, () => {
       console.log('listening', server.listening, server.address().family, server.address().port > 0);
       server.close();
       console.log(server.listening, server.address());
     });
     console.log(server.listening, server.address());`,
    ['false null', 'listening true IPv6 true', 'false null'],
  );

  line(
    'takes the port, host, backlog and listener of a server in all orders that Node takes',
    `const done = (server) => { console.log(server.listening); server.close(); };
     const a = net.createServer().listen(() => done(a)); await once(a, 'close');
     const b = net.createServer().listen(0, 'localhost', 5, () => done(b)); await once(b, 'close');
     const c = net.createServer().listen({ port: 0, host: 'localhost', backlog: 5 }, () => done(c)); await once(c, 'close');
     const d = net.createServer().listen('0', () => done(d)); await once(d, 'close');`,
    ['true', 'true', 'true', 'true'],
  );

  line(
    'refuses to listen twice, and listens again after close',
    `const server = net.createServer().listen(0);
     await once(server, 'listening');
     try { server.listen(0); } catch (error) { console.log(error.code, error.message); }
     server.close();
     server.listen(0, () => { console.log('again'); server.close(); });`,
    [
      'ERR_SERVER_ALREADY_LISTEN Listen method has been called more than once without closing.',
      'again',
    ],
  );

  line(
    'tells what is wrong with a port, a host or the options',
    `const attempt = (action) => { try { action(); } catch (error) { console.log(error.name, error.code, error.message); } };
     attempt(() => net.createServer().listen(70000));
     attempt(() => net.createServer().listen(-1));
     attempt(() => net.createServer().listen({}));
     attempt(() => net.createServer(3));
     attempt(() => net.connect());
     attempt(() => net.connect({}));
     attempt(() => net.connect(70000));
     attempt(() => net.connect({ port: 'abc' }));
     attempt(() => net.connect({ port: true }));
     attempt(() => net.connect({ port: 80, host: 3 }));`,
    [
      'RangeError ERR_SOCKET_BAD_PORT options.port should be >= 0 and < 65536. Received type number (70000).',
      'RangeError ERR_SOCKET_BAD_PORT options.port should be >= 0 and < 65536. Received type number (-1).',
      'TypeError ERR_INVALID_ARG_VALUE The argument \'options\' must have the property "port" or "path". Received {}',
      'TypeError ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (3)',
      'TypeError ERR_MISSING_ARGS The "options" or "port" or "path" argument must be specified',
      'TypeError ERR_MISSING_ARGS The "options" or "port" or "path" argument must be specified',
      'RangeError ERR_SOCKET_BAD_PORT Port should be >= 0 and < 65536. Received type number (70000).',
      "RangeError ERR_SOCKET_BAD_PORT Port should be >= 0 and < 65536. Received type string ('abc').",
      'TypeError ERR_INVALID_ARG_TYPE The "options.port" property must be one of type number or string. Received type boolean (true)',
      'TypeError ERR_INVALID_ARG_TYPE The "options.host" property must be of type string. Received type number (3)',
    ],
  );

  line(
    'reports a port in use with the fields of the system',
    `const first = net.createServer().listen(0);
     await once(first, 'listening');
     const { port } = first.address();
     net.createServer().on('error', (error) => {
       console.log(error.message.replace(port, 'PORT'), error.code, error.errno, error.syscall, error.address, error.port === port);
       first.close();
     }).listen(port);`,
    ['listen EADDRINUSE: address already in use :::PORT EADDRINUSE -98 listen :: true'],
  );

  line(
    'closes a server when the last of its connections has closed',
    `const { client, peer, server } = await pair();
     server.on('close', () => console.log('server close'));
     peer.on('close', () => console.log('peer close'));
     await new Promise((resolve) => setTimeout(resolve, 20));
     console.log(server.listening);
     client.resume(); peer.resume();
     client.end();`,
    ['false', 'server close', 'peer close'],
  );

  line(
    'tells the callback of close that a server was not running',
    `const server = net.createServer().listen(0);
     await once(server, 'listening');
     server.on('close', () => console.log('close'));
     console.log(server.close((error) => console.log('first', error)) === server);
     server.close((error) => console.log('second', error.code, error.message));`,
    [
      'true',
      'close',
      'first undefined',
      'second ERR_SERVER_NOT_RUNNING Server is not running.',
      'close',
    ],
  );

  line(
    'counts its connections',
    `const { client, peer, server } = await pair();
     const count = () => new Promise((resolve) => server.getConnections((error, number) => resolve([error, number])));
     console.log(await count());
     client.destroy(); peer.resume();
     await once(peer, 'close');
     console.log(await count());`,
    ['[ null, 1 ]', '[ null, 0 ]'],
  );

  line(
    'drops the connections above its maximum and tells of them',
    `const server = net.createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
     server.maxConnections = 1;
     server.on('drop', (data) => console.log('drop', data.localPort === server.address().port, data.remotePort > 0, data.remoteFamily));
     await once(server, 'listening');
     const first = net.connect(server.address().port, '127.0.0.1');
     await once(server, 'connection');
     const second = net.connect(server.address().port, '127.0.0.1').resume();
     second.on('error', () => undefined);
     await once(second, 'close');
     console.log(first.destroyed);
     first.end(); first.resume(); server.close();`,
    ['drop true true IPv4', 'false'],
  );

  line(
    'gives a server connections that are paused where it asks for them',
    `const { client, peer } = await pair({ pauseOnConnect: true });
     peer.on('data', (bytes) => console.log(String(bytes)));
     client.end('now');
     await new Promise((resolve) => setTimeout(resolve, 30));
     console.log(peer.isPaused());
     peer.resume(); client.resume();`,
    ['true', 'now'],
  );

  line(
    'ends a program whose servers and sockets are unref-ed',
    `const { client, peer, server } = await pair();
     const other = net.createServer().listen(0).unref();
     client.unref(); peer.unref();
     console.log(other.ref() === other, other.unref() === other, client.ref() === client, client.unref() === client);
     process.on('exit', () => console.log('exit', client.destroyed));`,
    ['true true true true', 'exit false'],
  );

  line(
    'stops listening when its signal aborts',
    `const controller = new AbortController();
     const server = net.createServer().listen({ port: 0, signal: controller.signal });
     server.on('close', () => console.log('close', server.listening));
     await once(server, 'listening');
     controller.abort();`,
    ['close false'],
  );

  line(
    'heeds a signal that has aborted already, and refuses what is no signal',
    `const signal = AbortSignal.abort();
     const server = net.createServer().listen({ port: 0, signal });
     server.on('close', () => console.log('close', server.listening));
     await new Promise((resolve) => server.on('close', resolve));
     new net.Socket({ signal }).on('error', (error) => console.log(error.name));
     try { net.createServer().listen({ port: 0, signal: 3 }); } catch (error) { console.log(error.code, error.message); }`,
    [
      'close false',
      'ERR_INVALID_ARG_TYPE The "options.signal" property must be an instance of AbortSignal. Received type number (3)',
      'AbortError',
    ],
  );

  line(
    'closes a server at the end of its block where it is declared with await using',
    `{
       await using server = net.createServer().listen(0);
       await once(server, 'listening');
       server.on('close', () => console.log('close'));
     }
     console.log('after');`,
    ['close', 'after'],
  );
}
