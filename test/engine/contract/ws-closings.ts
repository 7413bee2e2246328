import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { wsPrelude } from './ws-prelude.ts';

/** How `ws` closes a connection: codes, states, and what becomes of what was sent. */
export function wsClosingContract(engine: () => Engine): void {
  const line = lineTest(engine, wsPrelude);

  line(
    'closes in order: the states, codes and sockets of both ends after close()',
    `const { client, peer } = await pair();
     const ours = listen(client), theirs = listen(peer);
     client.close(1000, 'done');
     ours.push(states[client.readyState]);
     await Promise.all([once(client, 'close'), once(peer, 'close')]);
     console.log(...ours, states[client.readyState], client._socket.destroyed, client._closeFrameSent, client._closeFrameReceived);
     console.log(...theirs, states[peer.readyState], peer._socket.destroyed, peer._closeFrameSent, peer._closeFrameReceived);`,
    ['CLOSING close 1000 done CLOSED true true true', 'close 1000 done CLOSED true true true'],
  );

  line(
    'closes with 1005 when no code was given, and with the code of the server when the server closes',
    `const first = await pair();
     first.client.close();
     console.log(...(await Promise.all([closeOf(first.client), closeOf(first.peer)])));
     const second = await pair();
     second.peer.close(4001, 'go away');
     console.log(...(await Promise.all([closeOf(second.client), closeOf(second.peer)])));`,
    ["[ 1005, '' ] [ 1005, '' ]", "[ 4001, 'go away' ] [ 4001, 'go away' ]"],
  );

  line(
    'lets the server end the connection first, and destroys both sockets without an error',
    `const { client, peer } = await pair();
     const events = { client: [], peer: [] };
     for (const [name, one] of [['client', client], ['peer', peer]])
       for (const event of ['end', 'finish', 'close', 'error'])
         one._socket.on(event, (value) => events[name].push(event + (value === undefined ? '' : ' ' + value)));
     client.close();
     await Promise.all([once(client, 'close'), once(peer, 'close')]);
     console.log(events.client.join(', '));
     console.log(events.peer.join(', '));`,
    ['finish, end, close false', 'finish, end, close false'],
  );

  line(
    'closes both ends with 1006 when one is terminated, without an error',
    `const { client, peer } = await pair();
     const ours = listen(client), theirs = listen(peer);
     client.terminate();
     console.log(states[client.readyState], client._socket.destroyed);
     await Promise.all([once(client, 'close'), once(peer, 'close')]);
     console.log(...ours); console.log(...theirs);`,
    ['CLOSING true', 'close 1006 ', 'close 1006 '],
  );

  line(
    'closes with 1006 when the connection ends without a close frame',
    `const { client, peer } = await pair();
     const ours = listen(client), theirs = listen(peer);
     peer._socket.end();
     await Promise.all([once(client, 'close'), once(peer, 'close')]);
     console.log(...ours); console.log(...theirs);`,
    ['close 1006 ', 'close 1006 '],
  );

  line(
    'closes with 1006, without an error of its own, when the connection is reset',
    `const { client, peer } = await pair();
     const ours = listen(client);
     peer.on('error', () => undefined);
     peer._socket.resetAndDestroy();
     await once(client, 'close');
     console.log(...ours, client._socket.destroyed);`,
    ['close 1006  true'],
  );

  line(
    'tells the callback of what is sent after the close, and counts it as buffered',
    `const { client } = await pair();
     client.close();
     client.send('four', (error) => console.log(error.message));
     console.log(client.bufferedAmount > 0);
     await once(client, 'close');
     client.send('four', (error) => console.log(error.message));
     client.ping('x', false, (error) => console.log(error.message));
     client.send('nobody hears of this');`,
    [
      'true',
      'WebSocket is not open: readyState 2 (CLOSING)',
      'WebSocket is not open: readyState 3 (CLOSED)',
      'WebSocket is not open: readyState 3 (CLOSED)',
    ],
  );

  line(
    'calls the callbacks of what it sends in order, before the close',
    `const { client, peer } = await pair();
     const got = [];
     peer.on('message', (data) => got.push(String(data)));
     for (const text of ['a', 'b', 'c']) client.send(text, (error) => console.log(text, error ?? 'sent'));
     client.close();
     await once(peer, 'close');
     console.log(...got);`,
    ['a sent', 'b sent', 'c sent', 'a b c'],
  );

  line(
    'closes with the code of what is wrong with a frame, and tells both ends',
    `const frames = {
       'RSV1': [0xc1, 0x80, 0, 0, 0, 0], 'no mask': [0x81, 0x01, 0x61], 'opcode': [0x83, 0x80, 0, 0, 0, 0],
       'UTF-8': [0x81, 0x81, 0, 0, 0, 0, 0xff], 'length': [0x82, 0xfe, 0x01, 0x00, 0, 0, 0, 0],
     };
     for (const [name, bytes] of Object.entries(frames)) {
       const { client, peer } = await pair({ maxPayload: 100 });
       peer.on('error', (error) => console.log(name, error.name, error.code, error.message));
       client.on('error', () => undefined);
       client._socket.write(Buffer.from(bytes));
       console.log(...(await Promise.all([closeOf(client), closeOf(peer)])).map(([code]) => code));
     }`,
    [
      'RSV1 RangeError WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear',
      '1002 1006',
      'no mask RangeError WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set',
      '1002 1006',
      'opcode RangeError WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 3',
      '1002 1006',
      'UTF-8 Error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence',
      '1007 1006',
      'length RangeError WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded',
      '1009 1006',
    ],
  );

  line(
    'destroys the connection when the other end never answers the close frame',
    `const { client, peer } = await pair({}, { closeTimeout: 50 });
     peer._socket.pause();
     peer.on('error', () => undefined);
     client.close(1000);
     const began = performance.now();
     console.log(...(await closeOf(client)), performance.now() - began >= 45);
     peer._socket.resume();
     await once(peer, 'close');`,
    ['1006  true'],
  );

  line(
    'delivers what is still being decompressed before the close of a connection that is gone',
    `const { client, peer } = await pair({ perMessageDeflate: { threshold: 0 } });
     const got = [];
     client._socket.on('close', () => got.push('socket close'));
     client.on('message', (data) => got.push(String(data)));
     for (const text of ['foo', 'bar', 'baz']) peer.send(text);
     peer.send('qux', () => peer._socket.end());
     console.log(...(await closeOf(client)), ...got.filter((one) => one !== 'socket close'));`,
    ['1006  foo bar baz qux'],
  );

  line(
    'fails what is still being compressed when the connection is closed',
    `const { client } = await pair({ perMessageDeflate: true }, { perMessageDeflate: { threshold: 0 } });
     client.send('foo');
     client.send('bar', (error) => console.log(states[client.readyState], error.message));
     client.terminate();
     await once(client, 'close');
     console.log('close');`,
    ['CLOSING The socket was closed while data was being compressed', 'close'],
  );

  line(
    'fails a blob that is still being read when the connection is closed, and sends one that is not',
    `const { client, peer } = await pair();
     client.send(new Blob(['hola ', 'mundo']));
     client.send('after');
     await new Promise((resolve) => peer.on('message', (data, isBinary) => {
       console.log(String(data), isBinary);
       if (!isBinary) resolve();
     }));
     client.send(new Blob(['lost']), (error) => console.log(states[client.readyState], error.message));
     client.terminate();
     await once(client, 'close');
     console.log('close');`,
    [
      'hola mundo true',
      'after false',
      'CLOSING The socket was closed while the blob was being read',
      'close',
    ],
  );

  line(
    'calls the callback of the server close when the last client is gone, and refuses a second close',
    `const server = await serve();
     const client = dial(server);
     await once(client, 'open');
     server.on('close', () => console.log('close event'));
     server.close((error) => console.log('closed', error));
     await new Promise((resolve) => setTimeout(resolve, 30));
     console.log(server.clients.size);
     client.close();
     await once(server, 'close');
     server.close((error) => console.log('again', error.message));`,
    ['1', 'close event', 'closed undefined', 'close event', 'again The server is not running'],
  );

  line(
    'lets a program end by itself once every connection is closed',
    `const { client, peer } = await pair();
     process.on('exit', (code) => console.log('exit', code, states[client.readyState], states[peer.readyState]));
     client.close();`,
    ['exit 0 CLOSED CLOSED'],
  );
}
