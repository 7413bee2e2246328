import { check, type CheckTools } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

async function expectEcho({ connect, random, expect }: CheckTools, path: string): Promise<void> {
  const client = await connect(path);
  for (const text of [random.word(), '', ` Añ€${random.text(7, 'ñ€ aB')}\n`]) {
    client.sendText(text);
    await expect.text(client, `echo: ${text}`);
  }
  await client.close(1000);
}

check(asks.wsEcho, async (tools) => {
  tools.hint(
    {
      es: 'El primero aborta lo que no es suyo: usa `noServer` y un solo `upgrade`.',
      en: 'The first aborts what is not its own: use `noServer` and a single `upgrade`.',
    },
    'closed',
  );
  await expectEcho(tools, '/ws');
  await expectEcho(tools, '/ws');
  const { connect, random, expect, hint } = tools;
  const clients = [await connect('/ws'), await connect('/ws'), await connect('/ws')];
  hint({
    es: 'La respuesta es solo para quien escribió, no para todos los de `/ws`.',
    en: 'The answer is for the writer only, not for everybody on `/ws`.',
  });
  for (const client of clients) {
    const text = random.word();
    client.sendText(text);
    await expect.text(client, `echo: ${text}`);
  }
  for (const client of clients) await expect.silence(client);

  hint({
    es: 'A cada texto de `/ws` le toca su respuesta, entera y en el orden de llegada, por muchos que vengan seguidos.',
    en: 'Each text on `/ws` gets its answer, whole and in the order of arrival, however many come in a row.',
  });
  const [client, leaver, dropped] = random.shuffle(clients);
  await leaver?.close(1000);
  dropped?.reset();
  const texts = [
    random.text(65_536, 'abcñ'),
    ...Array.from({ length: 12 }, (_, at) => random.word(at % 2 === 0 ? 2 : 9)),
  ];
  for (const text of texts) client?.sendText(text);
  for (const text of texts) if (client) await expect.text(client, `echo: ${text}`);
});

check(asks.timePush, async ({ connect, expect }) => {
  for (let times = 0; times < 2; times += 1) {
    const client = await connect('/time');
    const message = await client.nextMessage();
    if (message.kind !== 'text' || message.text === '') {
      expect.fails({
        expected: { es: 'un texto que no esté vacío', en: 'a text that is not empty' },
        received: { es: 'un mensaje vacío o binario', en: 'an empty or a binary message' },
      });
    }
    await expect.close(client, 1000);
    if (client.unread > 0) {
      expect.fails({
        expected: { es: 'un solo texto', en: 'a single text' },
        received: { es: 'otro mensaje más', en: 'another message too' },
      });
    }
  }
});

check(asks.unknown404, async ({ dial, random, expect, hint }) => {
  hint(
    {
      es: 'Una petición sin respuesta queda colgada: responde 404 y termina la conexión.',
      en: 'A request without an answer hangs: answer 404 and end the connection.',
    },
    'timed-out',
  );
  hint(
    {
      es: 'Un corte no explica nada: responde con un HTTP completo, hasta la línea en blanco que cierra las cabeceras.',
      en: 'A cut explains nothing: answer with a complete HTTP response, up to the blank line that ends the headers.',
    },
    'closed',
  );
  // No word may begin as a route does: how much of a path is compared is for a later check.
  for (const path of [`/x${random.word()}`, '/nothing', `/x${random.word()}?x=1`]) {
    const peer = dial();
    await expect.refusal(peer, { path, status: 404 });
    await expect.nothingMore(peer);
  }
});

check(asks.queryString, async (tools) => {
  const { connect, random, expect } = tools;
  await expectEcho(tools, `/ws?${random.word()}=${random.integer(1, 9)}`);
  await expectEcho(tools, '/ws?');
  await expect.close(await connect(`/time?zone=${random.word()}`), 1000);
});

check(asks.exactPath, async ({ dial, random, expect }) => {
  for (const path of random.shuffle([
    '/wsx',
    '/ws/',
    '/WS',
    '//ws',
    `/ws/${random.word()}`,
    `/ws.${random.word()}`,
    '/',
    '/timex',
    '/time/',
    '/TIME',
    `/time/${random.word()}`,
    `/${random.word()}/ws`,
    '/nothing?/ws',
  ])) {
    await expect.refusal(dial(), { path, status: 404 });
  }
});

check(asks.plainHttp, async (tools) => {
  const { connect, dial, expect, hint } = tools;
  // The HTTP answer does not depend on who is connected.
  await connect('/ws');
  const browser = dial();
  const { startLine } = await browser.get('/');
  if (startLine.type !== 'response' || startLine.status !== 200) {
    const came = startLine.type === 'response' ? `HTTP ${startLine.status}` : '—';
    expect.fails({
      expected: { es: 'HTTP 200', en: 'HTTP 200' },
      received: { es: came, en: came },
    });
  }
  hint(
    {
      es: 'La respuesta HTTP no termina: acábala con `response.end(…)`.',
      en: 'The HTTP answer never ends: finish it with `response.end(…)`.',
    },
    'timed-out',
  );
  await browser.untilEnd();
  await expectEcho(tools, '/ws');
});

check(asks.survives, async (tools) => {
  const { connect, dial, random, expect, hint } = tools;
  const bystander = await connect('/ws');
  for (const path of ['/ws', '/time']) {
    for (const broken of [
      { payload: random.word(), maskingKey: null },
      // Not UTF-8.
      { payload: new Uint8Array([0xc3, 0x28]) },
    ]) {
      const breaker = dial();
      await breaker.upgrade(path);
      breaker.sendFrame({ opcode: 'text', ...broken });
      await breaker.untilEnd();
    }
  }
  await expectEcho(tools, '/ws');
  hint(
    {
      es: 'Una trama rota termina su conexión; las demás no lo notan.',
      en: 'A broken frame ends its own connection; the others never notice.',
    },
    'closed',
  );
  const text = random.word();
  bystander.sendText(text);
  await expect.text(bystander, `echo: ${text}`);
});
