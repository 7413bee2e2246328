import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from 'enchufe';
import { type AppLog, statesOf } from '../app-log.ts';
import { wrongKinds } from './wrong-kinds.ts';

/** Section B: messages. */
export function sectionB(app: App, log: AppLog): void {
  wrongKinds(app, log);

  app.websocket('/b02', async (websocket) => {
    await websocket.accept();
    const bytes = await websocket.receiveBytes();
    log.add({ bytes: Buffer.from(bytes).toString('hex') });
    await websocket.sendBytes(Buffer.concat([bytes, Buffer.alloc(1)]));
    await websocket.close();
  });

  app.websocket('/b03', async (websocket) => {
    await websocket.accept();
    const got = await websocket.receiveJson();
    await websocket.sendJson({ got, list: [1, 2.5, null, true], text: 'é€😀' });
    await websocket.close();
  });

  app.websocket('/b05', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_json binary', () => websocket.receiveJson({ mode: 'binary' }));
    await websocket.sendText('ok');
    await websocket.close();
  });

  app.websocket('/b13', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_text', () => websocket.receiveText());
    await log.outcome('receive_bytes', () => websocket.receiveBytes());
    await websocket.sendText('');
    await websocket.sendBytes(new Uint8Array());
    await websocket.close();
  });

  app.websocket('/b15', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_text', () => websocket.receiveText());
    await websocket.sendText('saw only the text');
    await websocket.close();
  });

  app.websocket('/b16', async (websocket) => {
    await websocket.accept();
    for (let turn = 0; turn < 5; turn++) await websocket.sendJson(await websocket.receiveJson());
    await websocket.close();
  });

  app.websocket('/b19', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_json NaN', () => websocket.receiveJson());
    await websocket.sendJson({ x: NaN, y: Infinity });
    await websocket.close();
  });

  app.websocket('/b20', async (websocket) => {
    await websocket.accept();
    for await (const text of websocket.iterText()) await websocket.sendText(`echo ${text}`);
    log.add({ afterLoop: statesOf(websocket) });
  });

  app.websocket('/b21', async (websocket) => {
    await websocket.accept();
    for await (const bytes of websocket.iterBytes()) await websocket.sendBytes(bytes);
    log.add('afterLoop');
  });

  app.websocket('/b22', async (websocket) => {
    await websocket.accept();
    for await (const value of websocket.iterJson()) {
      await websocket.sendJson({ n: (value as { n: number }).n + 1 });
    }
    log.add('afterLoop');
  });

  app.websocket('/b23', async (websocket) => {
    await websocket.accept();
    await log.outcome('iter_json', async () => {
      for await (const value of websocket.iterJson()) await websocket.sendJson(value);
    });
    await websocket.close(1003, 'bad json');
  });

  app.websocket('/b24', async (websocket) => {
    await websocket.accept();
    await sleep(300);
    const texts: string[] = [];
    while (texts.length < 5) texts.push(await websocket.receiveText());
    await websocket.sendJson(texts);
    await websocket.close();
  });

  app.websocket('/b26', async (websocket) => {
    await websocket.accept();
    await websocket.sendText(String((await websocket.receiveBytes()).length));
    await websocket.close();
  });

  for (const path of ['/b27', '/b28', '/b30'] as const) {
    app.websocket(path, async (websocket) => {
      await websocket.accept();
      await log.outcome('receive_text', () => websocket.receiveText());
      log.states(websocket);
    });
  }

  app.websocket('/b29', async (websocket) => {
    await websocket.accept();
    for (let tick = 0; tick < 3; tick++) {
      if (tick > 0) await sleep(20);
      await websocket.sendText(`tick ${String(tick)}`);
    }
    await websocket.close();
  });

  app.websocket('/b31', async (websocket) => {
    const text = 'raw text';
    const bytes = Buffer.from([1, 2]);
    await websocket.accept();
    await websocket.send({ type: 'websocket.send', text });
    await websocket.send({ type: 'websocket.send', bytes });
    await log.outcome('send neither', () => websocket.send({ type: 'websocket.send' }));
    await log.outcome('send both', () =>
      websocket.send({ type: 'websocket.send', text: 'a', bytes: Buffer.from('b') }),
    );
    await log.outcome('close', () =>
      websocket.send({ type: 'websocket.close', code: 3000, reason: 'raw close' }),
    );
  });
}
