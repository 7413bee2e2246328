import type { Engine } from '../../../../src/engine/engine.ts';
import { programLines } from '../http-programs.ts';
import { serving } from './serving.ts';

/** What a global `WebSocket` is before and while it opens. */
export function browserOpeningContract(engine: () => Engine): void {
  const line = programLines(engine);
  line(
    'refuses addresses that lead to no WebSocket',
    `for (const url of ['/relative', 'ws://[', '', 'ftp://localhost', 'ws://localhost/#a', 'ws://localhost/#']) {
       try { new WebSocket(url); } catch (error) { console.log(error.name, error.code, error instanceof DOMException); }
     }
     try { new WebSocket(); } catch (error) { console.log(error.name); }
     try { WebSocket('ws://localhost'); } catch (error) { console.log(error.name); }`,
    [...Array<string>(6).fill('SyntaxError 12 true'), 'TypeError', 'TypeError'],
  );
  line(
    'refuses subprotocols that are no tokens or come twice',
    `for (const protocols of ['a b', '', 'a,b', ['a', 'a'], ['ok', '(']]) {
       try { new WebSocket('ws://localhost:9999', protocols); } catch (error) { console.log(error.name, error.code); }
     }`,
    Array<string>(5).fill('SyntaxError 12'),
  );
  line(
    'begins in CONNECTING, with everything still empty',
    serving(
      '',
      `const socket = new WebSocket('http://localhost:8080/a?b', 'chat');
       console.log(socket.url, socket.readyState, socket.bufferedAmount, socket.binaryType);
       console.log(JSON.stringify([socket.protocol, socket.extensions, socket.onopen, socket.onclose]));
       tell(() => socket.send('too early'));
       await next(socket, 'open');
       console.log(socket.readyState, socket.protocol, socket.extensions === '', String(socket));
       socket.close();
       console.log(socket.readyState);
       await next(socket, 'close');
       console.log(socket.readyState);`,
    ),
    [
      'ws://localhost:8080/a?b 0 0 blob',
      '["","",null,null]',
      'InvalidStateError 11 true',
      '1 chat true [object WebSocket]',
      '2',
      '3',
    ],
  );
  line(
    'has its states as constants of the class and of each socket, and no ping or terminate',
    serving(
      '',
      `const socket = new WebSocket(url);
       for (const owner of [WebSocket, socket]) console.log(owner.CONNECTING, owner.OPEN, owner.CLOSING, owner.CLOSED);
       try { WebSocket.OPEN = 5; } catch { console.log('fixed'); }
       console.log(typeof socket.ping, typeof socket.terminate, typeof socket.on, socket instanceof EventTarget);
       await next(socket, 'open');
       socket.close();`,
    ),
    ['0 1 2 3', '0 1 2 3', 'fixed', 'undefined undefined undefined true'],
  );
}
