import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { serve } from '../served-program.ts';
import { run } from '../watched-program.ts';
import { lineTest } from './line-test.ts';

/** The toolkit `enchufe` as programs import it. */
export function toolkitContract(engine: () => Engine): void {
  const line = lineTest(engine, prelude);

  test('accepts, echoes, hears that the client left, and closes the app in order', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { App, WebSocketDisconnect, type WebSocket } from 'enchufe';
       const app = new App();
       app.websocket('/ws/{room}', async (websocket: WebSocket) => {
         await websocket.accept();
         try {
           for (;;) await websocket.sendText('Recibido: ' + (await websocket.receiveText()));
         } catch (error) {
           if (!(error instanceof WebSocketDisconnect)) throw error;
           console.log(websocket.pathParams['room'], 'left with', error.code, error.reason);
           void app.close();
         }
       });
       app.get('/', () => ({ hello: 'world' }));
       await app.listen(Number(process.env.PORT));`,
    );
    const client = beside(
      `import WebSocket from 'ws';
       import { once } from 'node:events';
       const answer = await fetch('http://localhost:8080/');
       console.log(answer.status, await answer.text());
       const socket = new WebSocket('ws://localhost:8080/ws/lobby');
       await once(socket, 'open');
       for (const text of ['hola', 'café 🎉', '']) {
         socket.send(text);
         const [data, isBinary] = await once(socket, 'message');
         console.log(String(data), isBinary);
       }
       socket.close(4000, 'bye');
       const [code, reason] = await once(socket, 'close');
       console.log(code, String(reason));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual([
      '200 {"hello":"world"}',
      'Recibido: hola false',
      'Recibido: café 🎉 false',
      'Recibido:  false',
      '4000 bye',
    ]);
    expect(await server.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(server.output).toEqual(['lobby left with 4000 bye']);
  });

  line(
    'refuses with 403 and an empty body before 101 when a dependency says so',
    `const getToken = dependency({ token: Query(str, { default: null }) }, (_, { token }) => {
       if (token !== 'secret') throw new WebSocketException(1008, 'no token');
       return token;
     });
     app.websocket('/ws', { token: Depends(getToken) }, async (websocket, { token }) => {
       await websocket.accept();
       await websocket.sendText(token);
     });
     console.log(await answerTo('/ws'));
     console.log(await answerTo('/ws?token=wrong'));
     console.log(await answerTo('/elsewhere?token=secret'));
     const socket = dial('/ws?token=secret');
     const closed = once(socket, 'close');
     console.log(String((await once(socket, 'message'))[0]));
     console.log((await closed)[0]);
     await app.close();`,
    ['403 ""', '403 ""', '403 ""', 'secret', '1000'],
  );

  line(
    'broadcasts to the members of a room, and no longer to one that was cut off',
    `const room = new ConnectionManager();
     let left = () => undefined;
     app.websocket('/ws/{name}', async (websocket) => {
       await room.connect(websocket);
       try {
         for await (const text of websocket.iterText()) await room.broadcast(websocket.pathParams.name + ': ' + text);
       } finally {
         room.disconnect(websocket);
         left();
       }
     });
     const names = ['ana', 'beto', 'carla'];
     const sockets = names.map((name) => dial('/ws/' + name));
     const heard = sockets.map(() => []);
     sockets.forEach((socket, index) => socket.on('message', (data) => heard[index].push(String(data))));
     await Promise.all(sockets.map((socket) => once(socket, 'open')));
     const said = () => Promise.all(sockets.filter((one) => one.readyState === 1).map((one) => once(one, 'message')));
     let all = said(); sockets[0].send('hola'); await all;
     const gone = new Promise((resolve) => (left = resolve));
     sockets[1].terminate(); await gone;
     all = said(); sockets[2].send('bye'); await all;
     console.log(heard.map((texts) => texts.join(', ')).join(' | '));
     console.log((await room.broadcast('over')).delivered);
     await app.close();`,
    ['ana: hola, carla: bye | ana: hola | ana: hola, carla: bye', '2'],
  );

  line(
    'is tested without a port, by a client with the same methods',
    `app.websocket('/sum', async (websocket) => {
       await websocket.accept({ subprotocol: 'numbers' });
       const { numbers } = await websocket.receiveJson();
       await websocket.sendJson({ sum: numbers.reduce((one, other) => one + other, 0) });
       await websocket.close(4001, 'done');
     });
     await app.close();
     const client = new TestClient(app);
     const websocket = await client.websocket('/sum', { subprotocols: ['numbers'] });
     await websocket.sendJson({ numbers: [1, 2, 3] });
     console.log(await websocket.receiveJson());
     const end = await websocket.receiveText().catch((error) => error);
     console.log(end instanceof WebSocketDisconnect, end.code, end.reason);
     const refused = await client.websocket('/nowhere').catch((error) => error);
     console.log(refused instanceof HandshakeRefused, refused.status);
     app.get('/items', () => ['one', 'two']);
     for (const path of ['/items', '/nothing']) {
       const { status, body } = await client.get(path);
       console.log(status, body);
     }`,
    ['{ sum: 6 }', 'true 4001 done', 'true 403', '200 ["one","two"]', '404 {"detail":"Not Found"}'],
  );

  line(
    'shows its classes by their names',
    `console.log(App.name, WebSocketDisconnect.name, ConnectionManager.name, new WebSocketException(1008).name);
     await app.close();`,
    ['App WebSocketDisconnect ConnectionManager WebSocketException'],
  );

  test('tells who imports a part of it where its front door is', async () => {
    const program = run(engine(), `import { App } from 'enchufe/app';\nnew App();`);
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'missing-module',
      specifier: 'enchufe/app',
      suggestion: 'enchufe',
      error: {
        name: 'Error',
        message: 'Cannot find "enchufe/app". Did you mean "enchufe"?',
        position: { file: 'server.ts', line: 1, column: 21 },
      },
    });
  });

  test.each([
    ['import { FastAPI } from', 10, '"enchufe" has no export named "FastAPI"'],
    ['import FastAPI from', 8, '"enchufe" has no default export'],
  ])('tells who writes %s what is not there', async (words, column, message) => {
    const program = run(engine(), `${words} 'enchufe';\nnew FastAPI();`);
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'syntax-error',
      error: { name: 'SyntaxError', message, position: { file: 'server.ts', line: 1, column } },
    });
  });

  test('has its writes traced to the lines of the learner', async ({ skip }) => {
    skip(!engine().capabilities.sourceLines);
    const wire: WireEvent[] = [];
    const stop = engine().onWire((event) => wire.push(event));
    const program = run(
      engine(),
      `${prelude}
await app.close();
const served = new App();
served.websocket('/', async (websocket) => {
  await websocket.accept();
  await websocket.receiveText();
  await websocket.sendText('answer');
  await websocket.close(4000);
});
const socket = new WebSocket('ws://localhost:' + (await served.listen(0)));
await once(socket, 'open');
socket.send('question');
await once(socket, 'close');
await served.close();`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    stop();
    const first = prelude.split('\n').length;
    const own = wire.find(
      (event) => event.type === 'opened' && event.server.program === program.program.id,
    );
    const lines = wire.flatMap((event) =>
      event.type === 'bytes' &&
      event.direction === 'server-to-client' &&
      event.connection === own?.connection
        ? [event.source?.line]
        : [],
    );
    expect(lines.map((line) => line && line - first)).toEqual([4, 6, 7]);
  });
}

const prelude = `import { App, ConnectionManager, Depends, HandshakeRefused, Query, TestClient, WebSocketDisconnect, WebSocketException, dependency, str } from 'enchufe';
import WebSocket from 'ws';
import { once } from 'node:events';
const app = new App();
const port = await app.listen(0);
const dial = (path) => new WebSocket('ws://localhost:' + port + path);
async function answerTo(path) {
  const socket = dial(path);
  socket.on('error', () => undefined);
  const [, answer] = await once(socket, 'unexpected-response');
  let body = '';
  for await (const part of answer.setEncoding('utf8')) body += part;
  return answer.statusCode + ' ' + JSON.stringify(body);
}
void [App, ConnectionManager, Depends, HandshakeRefused, Query, TestClient, WebSocketDisconnect, WebSocketException, dependency, str, answerTo];`;
