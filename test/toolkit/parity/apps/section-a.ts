import { setTimeout as sleep } from 'node:timers/promises';
import { type App, HTTPException, HttpResponse, WebSocket, WebSocketDisconnect } from 'enchufe';
import type { AppLog } from '../app-log.ts';

/** Section A: the handshake. */
export function sectionA(app: App, log: AppLog): void {
  app.websocket('/a01', async (websocket) => {
    await websocket.accept();
    await websocket.close();
  });

  app.websocket('/a02', async (websocket) => {
    await websocket.accept();
    await websocket.sendText(`echo: ${await websocket.receiveText()}`);
    log.states(websocket);
    await log.outcome('receive_text', () => websocket.receiveText());
    log.states(websocket);
  });

  app.websocket('/a03', async (websocket) => {
    log.add({ offered: websocket.subprotocols });
    await websocket.accept({ subprotocol: 'wamp' });
    await websocket.close();
  });

  app.websocket('/a04', async (websocket) => {
    log.add({ offered: websocket.subprotocols });
    await websocket.accept();
    await websocket.close();
  });

  app.websocket('/a05', async (websocket) => {
    await websocket.accept({ subprotocol: 'mqtt' });
    await websocket.close();
  });

  app.websocket('/a06', async (websocket) => {
    await websocket.accept({
      headers: [
        ['X-Greeting', 'hello'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    });
    await websocket.close();
  });

  app.websocket('/a08', async (websocket) => {
    await websocket.close(4001, 'go away');
  });

  app.websocket('/a10', () => {
    throw new Error('boom');
  });

  app.websocket('/a12', () => {
    throw new HTTPException(401, 'who are you', { 'X-Why': 'auth' });
  });

  app.websocket('/a13', async (websocket) => {
    await websocket.sendDenialResponse(
      HttpResponse.json({ error: 'nope' }, 401, { 'X-Why': 'auth' }),
    );
    log.states(websocket);
  });

  app.websocket('/a14', async (websocket) => {
    await websocket.accept();
    await log.outcome('second accept', () => websocket.accept());
    await websocket.sendText('still usable');
    await websocket.close();
  });

  app.websocket('/a15', async (websocket) => {
    await sleep(200);
    await websocket.accept();
    await websocket.sendText('late');
    await websocket.close();
  });

  app.websocket('/a16/{item}', async (websocket) => {
    const { url, pathParams, queryParams, headers, cookies, client } = websocket;
    log.add({
      path: url.pathname,
      scheme: url.protocol.slice(0, -1),
      query: url.search.slice(1),
      path_params: { ...pathParams },
      query_params: Object.fromEntries(queryParams),
      'x-one': headers.get('X-ONE'),
      cookies: { ...cookies },
      client_host: client?.host,
      type: websocket instanceof WebSocket ? 'websocket' : 'http',
    });
    await websocket.accept();
    await websocket.close();
  });

  app.websocket('/a17', async (websocket) => {
    await websocket.accept();
    try {
      for (;;) await websocket.sendText(`got ${await websocket.receiveText()}`);
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
    }
  });

  app.websocket('/a18', async (websocket) => {
    if (websocket.headers.get('origin') !== 'https://good.example') {
      await websocket.close(1008);
      return;
    }
    await websocket.accept();
    await websocket.sendText('welcome');
    await websocket.close();
  });
}
