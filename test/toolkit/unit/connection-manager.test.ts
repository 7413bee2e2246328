import { App, ConnectionManager, MemoryBus, TestClient, type WebSocket } from 'enchufe';
import { expect, test } from 'vitest';

/** An app whose members stay in the manager even when they have left, and clients that have joined it. */
function chat(manager = new ConnectionManager()) {
  const joined: ((websocket: WebSocket) => void)[] = [];
  const left = new Map<WebSocket, () => void>();
  const app = new App();
  app.websocket('/{room}', async (websocket) => {
    await manager.connect(websocket, { room: websocket.pathParams['room'] ?? '' });
    joined.shift()?.(websocket);
    for await (const text of websocket.iterText()) await manager.broadcast(text);
    left.get(websocket)?.();
  });
  const client = new TestClient(app);
  const join = async (room = 'lobby'): Promise<[client: WebSocket, member: WebSocket]> => {
    const { promise: member, resolve } = Promise.withResolvers<WebSocket>();
    joined.push(resolve);
    return [await client.websocket(`/${room}`), await member];
  };
  const leave = async (websocket: WebSocket, member: WebSocket): Promise<void> => {
    const gone = new Promise<void>((resolve) => left.set(member, resolve));
    await websocket.close();
    await gone;
  };
  return { manager, join, leave };
}

test('connect accepts and takes in; disconnect forgets, and once more does nothing', async () => {
  const { manager, join } = chat();
  const [, a] = await join('red');
  const [, b] = await join('blue');
  expect([manager.connections, manager.rooms]).toEqual([
    [a, b],
    ['red', 'blue'],
  ]);
  manager.disconnect(a);
  manager.disconnect(a);
  expect([manager.connections, manager.rooms]).toEqual([[b], ['blue']]);
});

test('a connection that is accepted already is taken in as it is', async () => {
  const manager = new ConnectionManager();
  const app = new App();
  app.websocket('/', async (websocket) => {
    await websocket.accept();
    await manager.connect(websocket);
    await manager.sendTo(websocket, 'in');
  });
  const websocket = await new TestClient(app).websocket('/');
  expect(await websocket.receiveText()).toBe('in');
});

test('a broadcast goes to all, or to a room, or to all but some', async () => {
  const { manager, join } = chat();
  const [red, inRed] = await join('red');
  const [blue, inBlue] = await join('blue');
  const [both, inBoth] = await join('red');
  manager.join(inBoth, 'blue');
  expect(await manager.broadcast('all')).toEqual({ delivered: 3, failed: 0 });
  expect(await manager.broadcast('blue', { room: 'blue' })).toEqual({ delivered: 2, failed: 0 });
  expect(await manager.broadcast('one', { except: inRed })).toEqual({ delivered: 2, failed: 0 });
  const except = [inRed, inBlue];
  expect(await manager.broadcast('some', { except })).toEqual({ delivered: 1, failed: 0 });
  manager.leave(inBoth, 'red');
  expect(await manager.broadcast('red', { room: 'red' })).toEqual({ delivered: 1, failed: 0 });
  expect(await manager.broadcast('x', { room: 'none' })).toEqual({ delivered: 0, failed: 0 });
  await manager.broadcast('end');
  const heard = async (websocket: WebSocket): Promise<string[]> => {
    const texts: string[] = [];
    while (texts.at(-1) !== 'end') texts.push(await websocket.receiveText());
    return texts;
  };
  expect(await heard(red)).toEqual(['all', 'red', 'end']);
  expect(await heard(blue)).toEqual(['all', 'blue', 'one', 'end']);
  expect(await heard(both)).toEqual(['all', 'blue', 'one', 'some', 'end']);
});

test('texts, bytes and anything else as JSON, to one and to all', async () => {
  const { manager, join } = chat();
  const [client, member] = await join();
  for (const send of [
    (message: unknown) => manager.sendTo(member, message),
    (message: unknown) => manager.broadcast(message),
  ]) {
    await send('ñ');
    await send(new Uint8Array([1, 2]));
    await send({ kind: 'ñ' });
    expect(await client.receiveText()).toBe('ñ');
    expect([...(await client.receiveBytes())]).toEqual([1, 2]);
    expect(await client.receiveText()).toBe('{"kind":"ñ"}');
  }
});

test('a member that is gone is forgotten during the walk, and disturbs neither sender nor others', async () => {
  const { manager, join, leave } = chat();
  const [first] = await join();
  const [gone, inGone] = await join();
  const [last] = await join();
  await leave(gone, inGone);
  expect(manager.connections).toHaveLength(3);
  await first.sendText('hola');
  expect([await first.receiveText(), await last.receiveText()]).toEqual(['hola', 'hola']);
  expect(manager.connections).toHaveLength(2);
  expect(manager.connections).not.toContain(inGone);
  expect(await manager.broadcast('again')).toEqual({ delivered: 2, failed: 0 });
});

test('the result counts who was gone', async () => {
  const { manager, join, leave } = chat();
  await join();
  await leave(...(await join()));
  expect(await manager.broadcast('x')).toEqual({ delivered: 1, failed: 1 });
});

test('a bus carries a broadcast to the other managers and not back', async () => {
  const bus = new MemoryBus();
  const here = chat(new ConnectionManager({ bus }));
  const there = chat(new ConnectionManager({ bus }));
  const [a] = await here.join('red');
  const [b] = await there.join('red');
  const [c] = await there.join('blue');
  expect(await here.manager.broadcast('red only', { room: 'red' })).toEqual({
    delivered: 1,
    failed: 0,
  });
  await there.manager.broadcast(new Uint8Array([7]));
  expect([await a.receiveText(), await b.receiveText()]).toEqual(['red only', 'red only']);
  for (const websocket of [a, b, c]) expect([...(await websocket.receiveBytes())]).toEqual([7]);
});

test('a manager that is closed hears no more of the bus', async () => {
  const bus = new MemoryBus();
  const here = new ConnectionManager({ bus });
  const there = chat(new ConnectionManager({ bus }));
  const [client] = await there.join();
  await here.broadcast('heard');
  there.manager.close();
  await here.broadcast('not heard');
  await there.manager.broadcast('own');
  expect([await client.receiveText(), await client.receiveText()]).toEqual(['heard', 'own']);
});

test('what JSON cannot write is an error, and sends nothing', async () => {
  const { manager, join } = chat();
  const [, member] = await join();
  await expect(manager.broadcast(undefined)).rejects.toThrow(TypeError);
  await expect(manager.sendTo(member, undefined)).rejects.toThrow(TypeError);
});
