import { App, HandshakeRefused, HttpResponse, TestClient, WebSocketDisconnect } from 'enchufe';
import { expect, test } from 'vitest';

function echo(): TestClient {
  const app = new App();
  app.websocket('/echo', async (websocket) => {
    const { headers, cookies, subprotocols } = websocket;
    const subprotocol = subprotocols.at(-1) ?? null;
    await websocket.accept({ subprotocol, headers: { 'x-seen': headers.get('x-a') ?? 'none' } });
    await websocket.sendJson(cookies);
    for (;;) {
      const event = await websocket.receive();
      if (event.type !== 'websocket.receive') return;
      await websocket.send({ ...event, type: 'websocket.send' } as never);
    }
  });
  return new TestClient(app);
}

test('texts, bytes and JSON go both ways, without a port', async () => {
  const websocket = await echo().websocket('/echo');
  expect(await websocket.receiveJson()).toEqual({});
  await websocket.sendText('ñ');
  expect(await websocket.receiveText()).toBe('ñ');
  await websocket.sendBytes(new Uint8Array([0, 255]));
  expect([...(await websocket.receiveBytes())]).toEqual([0, 255]);
  await websocket.sendJson([null], { mode: 'binary' });
  expect(await websocket.receiveJson({ mode: 'binary' })).toEqual([null]);
  await websocket.close();
});

test('headers, cookies and subprotocols arrive, and the answer is told', async () => {
  const websocket = await echo().websocket('/echo', {
    headers: { 'x-a': '1' },
    cookies: { a: '1', b: '2' },
    subprotocols: ['v1', 'v2'],
  });
  expect(await websocket.receiveJson()).toEqual({ a: '1', b: '2' });
  expect([websocket.headers.get('x-seen'), websocket.subprotocols]).toEqual(['1', ['v2']]);
  await websocket.close();
});

test('a refused handshake rejects with what was answered', async () => {
  const app = new App();
  app.websocket('/ws', (websocket) =>
    websocket.sendDenialResponse(new HttpResponse(429, 'Slow down', { 'retry-after': '5' })),
  );
  const refused = new TestClient(app).websocket('/ws');
  await expect(refused).rejects.toThrow(HandshakeRefused);
  await expect(refused).rejects.toMatchObject({
    message: 'The handshake was answered with HTTP 429.',
    status: 429,
    body: 'Slow down',
    headers: { 'retry-after': '5', 'content-type': 'text/plain; charset=utf-8' },
  });
});

test('the close of the server is a WebSocketDisconnect with its code and reason, or the end of a loop', async () => {
  const app = new App();
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('last');
    await websocket.close(4000, 'enough');
  });
  const client = new TestClient(app);
  const first = await client.websocket('/ws');
  expect(await first.receiveText()).toBe('last');
  await expect(first.receiveText()).rejects.toEqual(new WebSocketDisconnect(4000, 'enough'));
  const texts: string[] = [];
  for await (const text of (await client.websocket('/ws')).iterText()) texts.push(text);
  expect(texts).toEqual(['last']);
});

test('the close of the client reaches the handler with its code and reason', async () => {
  const heard = Promise.withResolvers<unknown>();
  const app = new App();
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    await websocket.receiveText().catch(heard.resolve);
  });
  const websocket = await new TestClient(app).websocket('/ws');
  await websocket.close(4001, 'bye');
  expect(await heard.promise).toEqual(new WebSocketDisconnect(4001, 'bye'));
});

test('a large message crosses whole', async () => {
  const websocket = await echo().websocket('/echo');
  await websocket.receiveJson();
  const text = 'ab'.repeat(1_000_000);
  await websocket.sendText(text);
  expect((await websocket.receiveText()) === text).toBe(true);
  await websocket.close();
});
