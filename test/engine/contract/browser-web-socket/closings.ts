import type { Engine } from '../../../../src/engine/engine.ts';
import { programLines } from '../http-programs.ts';
import { serving } from './serving.ts';

/** How a global `WebSocket` closes, and tells that it was closed. */
export function browserClosingContract(engine: () => Engine): void {
  const line = programLines(engine);
  line(
    'closes with 1000 or 3000 to 4999 only, and a reason of 123 bytes at most',
    serving(
      '',
      `const told = new Promise((resolve) => {
         server.on('connection', (peer) => peer.on('close', (code, reason) => resolve(code + ' ' + reason)));
       });
       const socket = new WebSocket(url);
       await next(socket, 'open');
       for (const code of [1001, 999, 2999, 5000, 0, NaN]) tell(() => socket.close(code));
       tell(() => socket.close(1000, 'x'.repeat(124)));
       tell(() => socket.close(3000, 'é'.repeat(62)));
       console.log(socket.readyState);
       socket.close(4999, 'adiós');
       socket.close(1000, 'again');
       const event = await next(socket, 'close');
       console.log(event.code, event.reason, event.wasClean, event instanceof CloseEvent, await told);`,
    ),
    [
      ...Array<string>(6).fill('InvalidAccessError 15 true'),
      'SyntaxError 12 true',
      'SyntaxError 12 true',
      '1',
      '4999 adiós true true 4999 adiós',
    ],
  );
  for (const [how, act, expected] of [
    ['with a code and a reason', `peer.close(4001, 'bye')`, '4001 bye true'],
    ['without a code', 'peer.close()', '1005  true'],
    ['without a word', 'peer.terminate()', '1006  false'],
  ] as const) {
    line(
      `tells that the server closed ${how}`,
      serving(
        `${act};`,
        `const event = await next(new WebSocket(url), 'close');
         console.log(event.code, event.reason, event.wasClean);`,
      ),
      [expected],
    );
  }
  line(
    'drops in silence what is sent after close, and hears no message any more',
    serving(
      `peer.on('message', (data) => { console.log('server', data.toString()); peer.send('a'); peer.send('b'); });`,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       socket.onmessage = (event) => {
         console.log(event.data);
         socket.close();
         tell(() => socket.send('late'));
       };
       socket.send('go');
       await next(socket, 'close');
       tell(() => socket.send('later'));
       tell(() => socket.close());`,
    ),
    ['server go', 'a', 'fine', 'fine', 'fine'],
  );
}
