import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { netPrelude } from './net-prelude.ts';

/** How sockets of `node:net` find and reach a server, or fail to. */
export function netDialContract(engine: () => Engine): void {
  const line = lineTest(engine, netPrelude);

  line(
    'reports a refused connection with the fields of the system, and then its close',
    `const port = await freePort();
     const socket = net.connect(port, '127.0.0.1');
     socket.on('connect', () => console.log('connect'));
     socket.on('error', (error) => {
       console.log(error.message.replace(port, 'PORT'), error.code, error.errno, error.syscall, error.address, error.port === port);
       console.log(socket.destroyed, socket.connecting, socket.readyState);
     });
     socket.on('close', (hadError) => console.log('close', hadError));`,
    [
      'connect ECONNREFUSED 127.0.0.1:PORT ECONNREFUSED -111 connect 127.0.0.1 true',
      'true false closed',
      'close true',
    ],
  );

  line(
    'refuses who dials before the server listens',
    `const port = await freePort();
     net.connect(port, '127.0.0.1').on('error', (error) => {
       console.log(error.code);
       const server = net.createServer((socket) => socket.end()).listen(port, '127.0.0.1', () => {
         net.connect(port, '127.0.0.1', () => console.log('connected')).resume().on('close', () => server.close());
       });
     });`,
    ['ECONNREFUSED', 'connected'],
  );

  line(
    'takes the port, host and listener of a connection in all orders that Node takes',
    `const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const { port } = server.address();
     const sockets = [
       net.connect(port, '127.0.0.1', () => console.log('a')),
       net.createConnection({ port, host: '127.0.0.1' }, () => console.log('b')),
       net.connect(String(port), '127.0.0.1', () => console.log('c')),
       new net.Socket().connect(port, '127.0.0.1', () => console.log('d')),
       new net.Socket().connect({ port, host: '127.0.0.1' }, () => console.log('e')),
       new net.Stream().connect(port, () => console.log('f')),
     ];
     await Promise.all(sockets.map((socket) => once(socket.resume(), 'close')));
     server.close();`,
    ['a', 'b', 'c', 'd', 'e', 'f'],
  );

  line(
    'tells through its life whether a socket is connecting, pending and open',
    `const state = (socket) => console.log(socket.connecting, socket.pending, socket.readyState, socket.destroyed);
     const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const socket = new net.Socket();
     state(socket);
     socket.connect(server.address().port, '127.0.0.1');
     state(socket);
     socket.on('connect', () => { console.log('connect'); state(socket); });
     socket.on('ready', () => console.log('ready'));
     socket.on('end', () => { console.log('end'); state(socket); });
     socket.on('close', () => { console.log('close'); state(socket); server.close(); });
     socket.resume();`,
    [
      'false true open false',
      'true true opening false',
      'connect',
      'false false open false',
      'ready',
      'end',
      'false false writeOnly false',
      'close',
      'false true closed true',
    ],
  );

  line(
    'knows the ports of both ends',
    `const { client, peer, server } = await pair();
     console.log(client.remotePort === peer.localPort, client.localPort === peer.remotePort, client.localPort !== peer.localPort);
     console.log(client.remoteFamily, typeof client.localAddress, client.address().port === client.localPort);
     client.destroy(); peer.destroy();
     console.log(new net.Socket().address(), new net.Socket().remoteAddress);`,
    ['true true true', 'IPv4 string true', '{} undefined'],
  );

  line(
    'sends what was written before the connection was there, and counts it at once',
    `const server = net.createServer((socket) => {
       socket.setEncoding('utf8').on('data', (text) => console.log(text));
       server.close();
     }).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const socket = net.connect(server.address().port, '127.0.0.1');
     console.log(socket.write('hola '), socket.bytesWritten, socket.writableLength);
     socket.end('mundo');
     console.log(socket.bytesWritten, socket.writableEnded);
     socket.on('connect', () => console.log('connect'));
     await once(socket.resume(), 'close');
     console.log(socket.bytesWritten);`,
    ['true 5 5', '10 true', 'connect', 'hola mundo', '10'],
  );

  line(
    'destroys a socket that is still connecting without connecting it',
    `const server = net.createServer().listen(0, '127.0.0.1');
     await once(server, 'listening');
     const socket = net.connect(server.address().port, '127.0.0.1');
     socket.on('connect', () => console.log('connect'));
     socket.on('error', (error) => console.log('error', error.message));
     socket.on('close', (hadError) => { console.log('close', hadError); server.close(); });
     socket.write('lost', (error) => console.log(error.code, error.message));
     socket.destroy();
     server.on('connection', (peer) => peer.resume());`,
    [
      'close false',
      'ERR_SOCKET_CLOSED_BEFORE_CONNECTION Socket closed before the connection was established',
    ],
  );

  line(
    'tells what was looked up and which address is tried',
    `const port = await freePort();
     const dial = async (lookup) => {
       const socket = net.connect({ port, host: 'one.example', lookup });
       socket.on('lookup', (...args) => console.log('lookup', ...args.map((one) => one?.message ?? one)));
       socket.on('connectionAttempt', (address, attempted, family) => console.log('attempt', address, attempted === port, family));
       socket.on('error', (error) => console.log(error.message.replace(port, 'PORT')));
       await new Promise((resolve) => socket.on('close', resolve));
     };
     await dial((host, options, callback) => setImmediate(callback, null, [{ address: '127.0.0.1', family: 4 }]));
     await dial((host, options, callback) => setImmediate(callback, new Error('not found')));`,
    [
      'lookup null 127.0.0.1 4 one.example',
      'attempt 127.0.0.1 true 4',
      'connect ECONNREFUSED 127.0.0.1:PORT',
      'lookup not found undefined undefined one.example',
      'not found',
    ],
  );

  line(
    'dials again with a socket that was closed, and counts anew',
    `const server = net.createServer((peer) => peer.resume().end('hi')).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const { port } = server.address();
     const socket = new net.Socket().on('data', (bytes) => console.log(String(bytes)));
     for (let i = 0; i < 2; i++) {
       socket.connect(port, '127.0.0.1', () => socket.write('hey'));
       await once(socket, 'close');
       console.log(socket.bytesRead, socket.bytesWritten, socket.destroyed);
     }
     server.close();`,
    ['hi', '2 3 true', 'hi', '2 3 true'],
  );

  line(
    'refuses to dial while it is dialling',
    `const server = net.createServer((peer) => peer.resume()).listen(0, '127.0.0.1');
     await once(server, 'listening');
     const { port } = server.address();
     const socket = net.connect(port, '127.0.0.1');
     socket.on('error', (error) => console.log(error.code));
     socket.on('close', (hadError) => { console.log('close', hadError); server.close(); });
     socket.connect(port, '127.0.0.1');`,
    ['EALREADY', 'close true'],
  );

  line(
    'tells addresses from other words',
    `for (const text of ['127.0.0.1', '::1', '::ffff:1.2.3.4', 'fe80::1%eth0', '256.0.0.1', '01.2.3.4', '1.2.3', 'localhost', '', ':::', '1::2::3'])
       console.log(text, net.isIP(text), net.isIPv4(text), net.isIPv6(text));`,
    [
      '127.0.0.1 4 true false',
      '::1 6 false true',
      '::ffff:1.2.3.4 6 false true',
      'fe80::1%eth0 6 false true',
      '256.0.0.1 0 false false',
      '01.2.3.4 0 false false',
      '1.2.3 0 false false',
      'localhost 0 false false',
      ' 0 false false',
      '::: 0 false false',
      '1::2::3 0 false false',
    ],
  );

  line(
    'keeps lists of blocked addresses',
    `const list = new net.BlockList();
     list.addAddress('10.0.0.1');
     list.addRange('10.1.0.0', '10.1.0.9');
     list.addSubnet('192.168.0.0', 16);
     list.addSubnet('fd00::', 8, 'ipv6');
     for (const address of ['10.0.0.1', '10.0.0.2', '10.1.0.9', '10.1.0.10', '192.168.7.7', '::ffff:192.168.7.7', 'fd12::1', 'fe80::1'])
       console.log(address, list.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4'));
     const address = new net.SocketAddress({ address: '1.2.3.4', port: 80 });
     console.log(address.address, address.port, address.family, address.flowlabel);
     console.log(list.rules[0]);`,
    [
      '10.0.0.1 true',
      '10.0.0.2 false',
      '10.1.0.9 true',
      '10.1.0.10 false',
      '192.168.7.7 true',
      '::ffff:192.168.7.7 true',
      'fd12::1 true',
      'fe80::1 false',
      '1.2.3.4 80 ipv4 0',
      'Address: IPv4 10.0.0.1',
    ],
  );

  line(
    'tries the addresses of a name one after the other, and reports all that failed',
    `const port = await freePort();
     const lookup = (host, options, callback) => {
       console.log('lookup', host, options.all);
       callback(null, [{ address: '127.0.0.1', family: 4 }, { address: '127.0.0.2', family: 4 }]);
     };
     const socket = net.connect({ port, host: 'two.example', lookup });
     socket.on('error', (error) => {
       console.log(error.name, error.code, JSON.stringify(error.message));
       for (const each of error.errors) console.log(each.message.replace(port, 'PORT'));
     });
     socket.on('close', (hadError) => console.log('close', hadError));`,
    [
      'lookup two.example true',
      'AggregateError ECONNREFUSED ""',
      'connect ECONNREFUSED 127.0.0.1:PORT',
      'connect ECONNREFUSED 127.0.0.2:PORT',
      'close true',
    ],
  );

  line(
    'makes sockets and servers that are streams and emitters, and answers the usual settings with itself',
    `const socket = new net.Socket();
     const server = new net.Server();
     console.log(socket instanceof Duplex, socket instanceof EventEmitter, server instanceof EventEmitter, net.Stream === net.Socket);
     console.log(socket.setNoDelay() === socket, socket.setKeepAlive(true, 1000) === socket, socket.setEncoding('utf8') === socket, socket.pause() === socket);
     console.log(net.connect === net.createConnection, typeof net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());`,
    ['true true true true', 'true true true true', 'true boolean 500'],
  );
}
