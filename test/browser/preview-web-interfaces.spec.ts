import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { linesOf } from './preview-page.ts';

test.use({ editor: 'plain' });

test('the WebSocket of a page behaves as that of a browser', async ({ page }) => {
  const lines = await linesOf(
    page,
    `for (const given of [['ftp://x'], ['ws://localhost:8000/#a'], ['ws://['], ['ws://localhost:8000', 'a b'], ['ws://localhost:8000', ['a', 'a']]]) {
       try { new WebSocket(...given); show('made'); } catch (error) { show(error.name); }
     }
     const socket = new WebSocket('/room', ['v2', 'v1']);
     show(socket.url, socket.readyState, WebSocket.OPEN, socket.binaryType, socket.bufferedAmount, socket instanceof EventTarget);
     try { socket.send('early'); } catch (error) { show(error.name); }
     try { socket.close(1001); } catch (error) { show(error.name); }
     try { socket.close(3000, 'x'.repeat(124)); } catch (error) { show(error.name); }
     socket.onopen = () => {
       show('open', socket.readyState, socket.protocol);
       socket.send('text');
       show('buffered', socket.bufferedAmount);
     };
     let messages = 0;
     socket.addEventListener('message', async ({ data, origin }) => {
       messages += 1;
       if (messages === 1) return;
       if (messages === 2) {
         show(data, origin, socket.bufferedAmount);
         socket.binaryType = 'arraybuffer';
         socket.send(new Blob([new Uint8Array([1, 2])]));
         socket.send(new Uint8Array([9, 3, 4]).subarray(1));
       } else if (messages === 3) show(data instanceof ArrayBuffer, new Uint8Array(data).join());
       else {
         show(new Uint8Array(data).join());
         socket.close(4000, 'done');
         show(socket.readyState);
       }
     });
     socket.onclose = ({ code, reason, wasClean }) => {
       show(code, reason, wasClean, socket.readyState);
       const none = new WebSocket('ws://localhost:9');
       none.onerror = ({ type }) => show(type, none.readyState);
       none.onclose = ({ code, wasClean }) => show(code, wasClean);
     };`,
    18,
  );
  expect(lines).toEqual([
    ...Array.from({ length: 5 }, () => 'SyntaxError'),
    'ws://localhost:8000/room 0 1 blob 0 true',
    'InvalidStateError',
    'InvalidAccessError',
    'SyntaxError',
    'open 1 v2',
    'buffered 4',
    'text ws://localhost:8000 0',
    'true 1,2',
    '3,4',
    '2',
    '4000 done true 3',
    'error 3',
    '1006 false',
  ]);
});

test('fetch of a page reaches the server, and nobody else', async ({ page }) => {
  const lines = await linesOf(
    page,
    `(async () => {
       const answer = await fetch('/rooms?a=1', { method: 'POST', body: 'hey' });
       show(answer.status, answer.ok, answer.url, answer.headers.get('x-seen'), await answer.text());
       for (const url of ['http://localhost:9/', 'https://example.com/', 'http://example.com/']) {
         await fetch(url).catch((error) => show(error.name));
       }
       const stop = new AbortController();
       const late = fetch('/', { signal: stop.signal });
       stop.abort();
       await late.catch((error) => show(error.name));
     })();`,
    5,
  );
  expect(lines).toEqual([
    '200 true http://localhost:8000/rooms?a=1 http://localhost:8000 POST /rooms?a=1 hey',
    'TypeError',
    'TypeError',
    'TypeError',
    'AbortError',
  ]);
});
