import { check, type CheckTools } from '../../../src/checks/check.ts';

/** What is chosen out of an offer. */
async function expectChosen(
  { connect, expect }: CheckTools,
  protocols: readonly string[],
  wanted: string,
): Promise<void> {
  const client = await connect('/ws', protocols.length > 0 ? { protocols } : {});
  if (client.protocol !== wanted) {
    const [right, came] = [wanted, client.protocol].map(
      (name) => `Sec-WebSocket-Protocol: ${name || '—'}`,
    );
    expect.fails({
      expected: { es: `${right}`, en: `${right}` },
      received: { es: `${came}`, en: `${came}` },
    });
  }
  await client.close(1000);
}

check(
  {
    id: 'greeting',
    es: 'Acepta, y lo primero es `ready`',
    en: 'It accepts, and `ready` comes first',
    hints: [
      {
        es: 'Se esperaba un 101 y, como primer mensaje, el texto `ready`.',
        en: 'A 101 was expected and, as the first message, the text `ready`.',
      },
      {
        es: 'Antes de `accept()` no hay conexión: enviar algo es un error, y el cliente recibe un HTTP 500.',
        en: 'Before `accept()` there is no connection: to send something is an error, and the client gets an HTTP 500.',
      },
      {
        es: "Primero `await websocket.accept()`, después `await websocket.sendText('ready')`.",
        en: "First `await websocket.accept()`, then `await websocket.sendText('ready')`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    const client = await connect('/ws');
    await expect.text(client, 'ready');
    await expect.silence(client);
    hint(
      {
        es: 'Que un cliente se vaya no es un fallo del programa: solo termina la espera de su manejador.',
        en: 'A client that leaves is no failure of the program: it only ends what its handler waits for.',
      },
      'crashed',
    );
    hint(
      {
        es: 'Solo `maintenance` con el texto `1` cierra la puerta: no basta con que el parámetro exista, `Query(bool)` admite también `true`, y `01` es el mismo número pero otro texto.',
        en: 'Only `maintenance` with the text `1` shuts the door: it is not enough that the parameter is there, `Query(bool)` takes `true` as well, and `01` is the same number but another text.',
      },
      'mismatch',
    );
    const others = ['0', '', '10', '01', '1x', 'true'].map((value) => `maintenance=${value}`);
    const names = [random.word(), `${random.word()}maintenance`, 'Maintenance'];
    for (const query of [...others, ...names.map((name) => `${name}=1`)]) {
      await expect.text(await connect(`/ws?${query}`), 'ready');
    }
  },
);

check(
  {
    id: 'reject-before-101',
    es: 'Con `?maintenance=1`, un 4xx y nunca un 101',
    en: 'With `?maintenance=1`, a 4xx and never a 101',
    hints: [
      {
        es: 'Rechaza antes del 101: después solo te queda un código de cierre.',
        en: 'Reject before 101: afterwards only a close code is left.',
      },
      {
        es: 'Quien se conecta con `?maintenance=1` no debe llegar a ver un 101. `close()` antes de `accept()` responde 403.',
        en: 'Whoever connects with `?maintenance=1` must never see a 101. `close()` before `accept()` answers 403.',
      },
      {
        es: "Al principio del manejador: `if (websocket.queryParams.get('maintenance') === '1') return websocket.close();`.",
        en: "At the top of the handler: `if (websocket.queryParams.get('maintenance') === '1') return websocket.close();`.",
      },
    ],
  },
  async ({ dial, random, expect }) => {
    for (const query of ['maintenance=1', `${random.word()}=1&maintenance=1`]) {
      const peer = dial();
      await expect.refusal(peer, { path: `/ws?${query}` });
      await expect.nothingMore(peer);
    }
    await expect.refusal(dial(), { path: '/ws?maintenance=1', protocols: ['chat.v1'] });
  },
);

check(
  {
    id: 'subprotocol-echo',
    es: 'Elige el subprotocolo',
    en: 'It chooses the subprotocol',
    hints: [
      {
        es: 'El servidor elige **uno** de los ofrecidos y lo devuelve.',
        en: 'The server picks **one** of those offered and returns it.',
      },
      {
        es: '`accept()` no elige por ti: sin `subprotocol` no devuelve ninguno, y uno que no fue ofrecido es un error.',
        en: '`accept()` does not choose for you: without `subprotocol` it returns none, and one that was not offered is an error.',
      },
      {
        es: 'Busca en `websocket.subprotocols`, primero `chat.v2` y luego `chat.v1`, y pásalo: `accept({ subprotocol })`.',
        en: 'Look in `websocket.subprotocols`, first for `chat.v2` and then for `chat.v1`, and pass it on: `accept({ subprotocol })`.',
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    await expectChosen(tools, ['chat.v1'], 'chat.v1');
    await expectChosen(tools, ['chat.v2'], 'chat.v2');
    hint(
      {
        es: 'Se ofrecieron los dos: gana `chat.v2`, en el orden que sea.',
        en: 'Both were offered: `chat.v2` wins, in whatever order.',
      },
      'mismatch',
    );
    await expectChosen(tools, ['chat.v1', random.word(), 'chat.v2'], 'chat.v2');
    await expectChosen(tools, ['chat.v2', 'chat.v1'], 'chat.v2');
    await expectChosen(tools, [random.word(), 'chat.v1'], 'chat.v1');
    hint(
      {
        es: 'Un nombre se compara entero: `chat.v10`, `my-chat.v2`, `CHAT.V2` y `chat.v3` son otros, y quien solo ofrece otros se acepta sin subprotocolo.',
        en: 'A name is compared as a whole: `chat.v10`, `my-chat.v2`, `CHAT.V2` and `chat.v3` are others, and who offers only others is accepted with no subprotocol.',
      },
      'mismatch',
    );
    await expectChosen(tools, [random.word(), 'chat.v10'], '');
    await expectChosen(tools, ['CHAT.V2', random.word()], '');
    await expectChosen(tools, [`${random.word()}-chat.v2`, 'chat.v2.1', 'chat.v3', 'chat-v1'], '');
    await expectChosen(tools, [], '');
  },
);

check(
  {
    id: 'echo',
    es: 'Responde a cada mensaje',
    en: 'It answers each message',
    hints: [
      {
        es: 'A cada texto `x` se responde `echo: x`, en el orden de llegada.',
        en: 'Each text `x` is answered with `echo: x`, in the order of arrival.',
      },
      {
        es: '`receiveText()` da un solo mensaje: hace falta un bucle. Lo que llega justo tras el 101 espera en una cola.',
        en: '`receiveText()` gives a single message: it takes a loop. What arrives right after the 101 waits in a queue.',
      },
      {
        es: 'Escribe `for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`)`.',
        en: 'Write `for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`)`.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    const client = await connect('/ws', { protocols: ['chat.v1'] });
    const texts = [
      ...Array.from({ length: 12 }, () => random.word()),
      '',
      ` ñ€${random.text(7, 'ñ€ a')} `,
      random.text(65_536, 'abc'),
    ];
    for (const text of texts) client.sendText(text);
    await expect.text(client, 'ready');
    for (const text of texts) await expect.text(client, `echo: ${text}`);
    await expect.silence(client);
    hint({
      es: 'La respuesta es solo para quien escribió, no para todos los que están dentro.',
      en: 'The answer is for the writer only, not for everybody who is in.',
    });
    const another = await connect('/ws');
    await expect.text(another, 'ready');
    const words = random.word();
    another.sendText(words);
    await expect.text(another, `echo: ${words}`);
    await expect.silence(client);
  },
);

check(
  {
    id: 'survives',
    es: 'Quien se rompe no molesta a los demás',
    en: 'Who breaks does not disturb the others',
    hints: [
      {
        es: 'Un cliente se fue mal y otro lo notó.',
        en: 'One client left badly, and another noticed.',
      },
      {
        es: 'Lo que guardas fuera del manejador es de todas las conexiones.',
        en: 'What you keep outside the handler belongs to every connection.',
      },
      {
        es: 'Usa solo el `websocket` que recibe tu manejador.',
        en: 'Use only the `websocket` that your handler gets.',
      },
    ],
  },
  async ({ connect, dial, random, expect }) => {
    const bystander = await connect('/ws');
    await expect.text(bystander, 'ready');
    const cut = dial();
    await cut.upgrade('/ws');
    cut.reset();
    const unmasked = dial();
    await unmasked.upgrade('/ws');
    unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await unmasked.untilEnd();
    await expect.refusal(dial(), { path: '/ws?maintenance=1' });
    const text = random.word();
    bystander.sendText(text);
    await expect.text(bystander, `echo: ${text}`);
  },
);
