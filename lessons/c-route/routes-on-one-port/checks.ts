import { check, type CheckTools } from '../../../src/checks/check.ts';

async function expectEcho({ connect, random, expect }: CheckTools, path: string): Promise<void> {
  const client = await connect(path);
  for (const text of [random.word(), '', ` Añ€${random.text(7, 'ñ€ aB')}\n`]) {
    client.sendText(text);
    await expect.text(client, `echo: ${text}`);
  }
  await client.close(1000);
}

check(
  {
    id: 'ws-echo',
    es: '`/ws` responde con eco',
    en: '`/ws` echoes',
    hints: [
      {
        es: 'En `/ws`, a cada texto `x` se responde `echo: x`.',
        en: 'On `/ws`, each text `x` is answered with `echo: x`.',
      },
      {
        es: 'Dos `WebSocketServer` con `{ server, path }` sobre el mismo servidor se estorban: el primero aborta lo que no es suyo.',
        en: 'Two `WebSocketServer`s with `{ server, path }` on one server get in each other’s way: the first aborts what is not its own.',
      },
      {
        es: 'Un solo evento `upgrade`, con `noServer: true`; ahí miras `pathname` y llamas a `handleUpgrade`.',
        en: 'A single `upgrade` event, with `noServer: true`; in there you look at `pathname` and call `handleUpgrade`.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'time-push',
    es: '`/time` envía la hora y cierra con 1000',
    en: '`/time` sends the time and closes with 1000',
    hints: [
      {
        es: 'En `/time` se esperaba un texto y un cierre con 1000.',
        en: 'On `/time` one text and a close with 1000 were expected.',
      },
      {
        es: 'El servidor puede hablar sin que le pregunten, y cerrar cuando ha terminado.',
        en: 'The server can speak unasked, and close when it has finished.',
      },
      {
        es: 'Al aceptar: `socket.send(new Date().toISOString())` y `socket.close(1000)`.',
        en: 'On accepting: `socket.send(new Date().toISOString())` and `socket.close(1000)`.',
      },
    ],
  },
  async ({ connect, expect }) => {
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
  },
);

check(
  {
    id: 'unknown-404',
    es: 'Lo desconocido recibe un 404, sin 101',
    en: 'The unknown gets a 404, and no 101',
    hints: [
      {
        es: 'Rechaza antes del 101: después ya no puedes enviar un 404.',
        en: 'Reject before 101: afterwards you can no longer send a 404.',
      },
      {
        es: '`connection` llega cuando el 101 ya ha salido. El evento `upgrade` llega antes.',
        en: '`connection` comes when the 101 has already left. The `upgrade` event comes before.',
      },
      {
        es: "En `upgrade`: `stream.end('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n')` y `return`.",
        en: "On `upgrade`: `stream.end('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n')` and `return`.",
      },
    ],
  },
  async ({ dial, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'query-string',
    es: '`/ws?x=1` es `/ws`',
    en: '`/ws?x=1` is `/ws`',
    hints: [
      {
        es: '`url` incluye `?…`: compara `pathname`.',
        en: '`url` includes `?…`: compare `pathname`.',
      },
      {
        es: '`/ws?token=1` es la ruta `/ws` con un parámetro de consulta.',
        en: '`/ws?token=1` is the path `/ws` with a query parameter.',
      },
      {
        es: "Escribe `new URL(request.url, 'http://localhost').pathname`.",
        en: "Write `new URL(request.url, 'http://localhost').pathname`.",
      },
    ],
  },
  async (tools) => {
    const { connect, random, expect } = tools;
    await expectEcho(tools, `/ws?${random.word()}=${random.integer(1, 9)}`);
    await expectEcho(tools, '/ws?');
    await expect.close(await connect(`/time?zone=${random.word()}`), 1000);
  },
);

check(
  {
    id: 'exact-path',
    es: '`/wsx` no es `/ws`',
    en: '`/wsx` is not `/ws`',
    hints: [
      {
        es: 'Compara `pathname` completo, sin la parte `?…`.',
        en: 'Compare the whole `pathname`, without `?…`.',
      },
      {
        es: '`startsWith` e `includes` dejan pasar `/wsx` y `/ws/x`.',
        en: '`startsWith` and `includes` let `/wsx` and `/ws/x` through.',
      },
      {
        es: 'Usa `===`, o un `Map` de rutas, con la ruta tal como llega: `/ws/` y `/WS` son otros.',
        en: 'Use `===`, or a `Map` of routes, with the path as it comes: `/ws/` and `/WS` are others.',
      },
    ],
  },
  async ({ dial, random, expect }) => {
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
  },
);

check(
  {
    id: 'plain-http',
    es: '`GET /` responde 200',
    en: '`GET /` answers 200',
    hints: [
      {
        es: 'El mismo puerto también recibe HTTP normal: respóndelo.',
        en: 'The same port also gets plain HTTP: answer it.',
      },
      {
        es: 'Un `WebSocketServer` con `port` responde 426 a todo lo que no sea WebSocket.',
        en: 'A `WebSocketServer` with `port` answers 426 to everything that is not WebSocket.',
      },
      {
        es: "Crea tú el servidor: `createServer((request, response) => response.end('hello'))`, y `listen` en él.",
        en: "Make the server yourself: `createServer((request, response) => response.end('hello'))`, and `listen` on it.",
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota no termina el proceso',
    en: 'A broken frame does not end the process',
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Una trama que incumple el protocolo emite `error` en esa conexión.',
        en: 'A frame that breaks the protocol emits `error` on that connection.',
      },
      {
        es: "Al aceptar: `socket.on('error', console.error)`.",
        en: "On accepting: `socket.on('error', console.error)`.",
      },
    ],
  },
  async (tools) => {
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
  },
);
