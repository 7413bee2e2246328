import { check, type Client, type Random, type RawPeer } from '../../../src/checks/check.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz ';
const accented = 'áéíóúñüÁÉÍÓÚÑÜçß¿¡€';

const schemaError = { ok: false, error: 'schema' };
const jsonError = { ok: false, error: 'json' };

const whatBreaksAServer = {
  mute: {
    es: 'La conexión quedó muda: captura el error donde ocurre, con `try/catch` alrededor de `JSON.parse`. Después de un `uncaughtException`, `ws` ya no entrega los mensajes siguientes de esa conexión.',
    en: 'The connection went mute: catch the error where it happens, with `try/catch` around `JSON.parse`. After an `uncaughtException`, `ws` no longer delivers the next messages of that connection.',
  },
  closed: {
    es: 'No cierres la conexión por un mensaje roto: responde con el error y sigue escuchando.',
    en: 'Do not close the connection because of one broken message: reply with the error and keep listening.',
  },
};

/** For a server that ends with its clients: this check's goes when all is said. */
const whoeverLeaves = {
  es: 'Quien se va termina su conexión y nada más: tu servidor sigue escuchando, aunque no quede nadie.',
  en: 'Whoever leaves ends its own connection and nothing else: your server goes on listening, even with nobody left.',
};

/** An error on the client's side of the protocol, and a client that must not notice. */
const unhandledError = {
  es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso: escucha `error` en cada conexión.',
  en: 'An unhandled `error` event or rejection ends the process: listen to `error` on every connection.',
};

check(
  {
    id: 'text-type',
    es: 'A un texto responde `text:` y sus caracteres',
    en: 'It answers a text with `text:` and its characters',
    hints: [
      {
        es: 'En `ws` 8 siempre llega un `Buffer`: decide con `isBinary`.',
        en: 'In `ws` 8 you always get a `Buffer`: decide with `isBinary`.',
      },
      {
        es: 'El manejador de `message` recibe dos argumentos: los datos y si el mensaje era binario.',
        en: 'The `message` handler gets two arguments: the data, and whether the message was binary.',
      },
      {
        es: "`socket.on('message', (data, isBinary) => { … })`: si `isBinary` es `false`, `data.toString()` es el texto; responde con `text:` y su longitud.",
        en: "`socket.on('message', (data, isBinary) => { … })`: if `isBinary` is `false`, `data.toString()` is the text; reply with `text:` and its length.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    hint(
      {
        es: 'Mientras esperas, nadie escucha: registra el manejador primero o guarda en una cola.',
        en: 'While you await, nobody listens: attach the handler first or queue.',
      },
      'timed-out',
    );
    const client = await connect();
    for (const length of [random.integer(3, 40), random.integer(41, 90), 0, 125, 126, 65_536]) {
      client.sendText(random.text(length, letters));
      await expect.reply(client, `text:${length}`);
    }
    hint(whoeverLeaves, 'crashed');
  },
);

check(
  {
    id: 'binary-type',
    es: 'A un mensaje binario responde `bytes:` y su tamaño',
    en: 'It answers a binary message with `bytes:` and its size',
    hints: [
      {
        es: 'En `ws` 8 siempre llega un `Buffer`: decide con `isBinary`.',
        en: 'In `ws` 8 you always get a `Buffer`: decide with `isBinary`.',
      },
      {
        es: 'Los mismos bytes pueden llegar como texto o como binario: lo dice la trama, no el contenido.',
        en: 'The same bytes can arrive as text or as binary: the frame tells, not the content.',
      },
      {
        es: 'Si `isBinary` es `true`, responde con `bytes:` y `data.length`, sin convertir nada a cadena.',
        en: 'If `isBinary` is `true`, reply with `bytes:` and `data.length`, without turning anything into a string.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const looksLikeText = random.word();
    for (const bytes of [
      random.bytes(random.integer(2, 60)),
      Uint8Array.of(0xff, 0x00, 0x80),
      new TextEncoder().encode(looksLikeText),
      new TextEncoder().encode(`{"op":"sum","a":${random.integer(1, 9)},"b":1}`),
      new Uint8Array(),
      random.bytes(125),
      random.bytes(126),
      random.bytes(65_535),
      random.bytes(65_536),
    ]) {
      client.sendBinary(bytes);
      await expect.reply(client, `bytes:${bytes.length}`);
    }
  },
);

check(
  {
    id: 'utf8-length',
    es: 'Cuenta caracteres, no bytes',
    en: 'It counts characters, not bytes',
    hints: [
      {
        es: '`ñ` ocupa 2 bytes: cuenta caracteres después de decodificar.',
        en: '`ñ` is 2 bytes: count characters after decoding.',
      },
      {
        es: '`data.length` de un `Buffer` son bytes; la longitud de una cadena son caracteres.',
        en: "A `Buffer`'s `data.length` is bytes; a string's length is characters.",
      },
      {
        es: 'Primero `const text = data.toString()`, y después `text.length`.',
        en: 'First `const text = data.toString()`, then `text.length`.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const texts = [
      'añó',
      random.text(random.integer(2, 30), accented),
      random.text(50, '漢字かな'),
    ];
    for (const text of texts) {
      client.sendText(text);
      await expect.reply(client, `text:${text.length}`);
    }
  },
);

check(
  {
    id: 'json-ok',
    es: 'Suma lo que pide `{"op":"sum"}`',
    en: 'It adds what `{"op":"sum"}` asks',
    hints: [
      {
        es: 'Un texto que empieza por `{` es JSON: interprétalo y responde con `{"ok":true,"r":…}`.',
        en: 'A text that starts with `{` is JSON: parse it and reply with `{"ok":true,"r":…}`.',
      },
      {
        es: 'Los números de JSON pueden ser negativos, cero o tener decimales.',
        en: 'Numbers in JSON can be negative, zero or have decimals.',
      },
      {
        es: '`socket.send(JSON.stringify({ ok: true, r: a + b }))`: un objeto no se puede enviar tal cual, y se serializa una sola vez.',
        en: '`socket.send(JSON.stringify({ ok: true, r: a + b }))`: an object cannot be sent as it is, and it is serialised once.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    hint(
      {
        es: 'Serializa con `JSON.stringify`: `send` no acepta un objeto.',
        en: 'Serialise with `JSON.stringify`: `send` does not take an object.',
      },
      'crashed',
    );
    const client = await connect();
    const a = random.integer(1, 100_000);
    const b = random.integer(1, 100_000);
    for (const [message, sum] of [
      [JSON.stringify({ op: 'sum', a, b }), a + b],
      [JSON.stringify({ b: -a, a: b, op: 'sum' }), b - a],
      [`{ "op" : "sum",\n  "a" : ${a}.5, "b" : 0.125 }\n`, a + 0.625],
      [JSON.stringify({ op: 'sum', a: 0, b: 0 }), 0],
      [JSON.stringify({ op: 'sum', a: -a - 0.25, b: -0.125 }), -a - 0.375],
      [JSON.stringify({ op: 'sum', a: 3_000_000_000 + a, b }), 3_000_000_000 + a + b],
      [JSON.stringify({ op: 'sum', a: b, b: a }).padEnd(65_536), a + b],
    ] as const) {
      client.sendText(message);
      await expect.json(client, { ok: true, r: sum });
    }
    hint({
      es: 'Lo que no empieza por `{` es texto, aunque tenga llaves o sea JSON: cuenta todos sus caracteres, espacios incluidos.',
      en: 'What does not start with `{` is text, even if it has braces or is JSON: count all its characters, spaces included.',
    });
    for (const text of random.shuffle([
      ` {"op":"sum","a":${a},"b":${b}}`,
      `[${a}]`,
      `${b}`,
      'null',
      `a{${a}} `,
    ])) {
      client.sendText(text);
      await expect.reply(client, `text:${text.length}`);
    }
  },
);

check(
  {
    id: 'reply-opcode',
    es: 'Todas las respuestas son tramas de texto',
    en: 'Every reply is a text frame',
    hints: [
      {
        es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
        en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
      },
      {
        es: '`socket.send` elige la trama por lo que le das: una cadena sale como texto y un `Buffer` como binario.',
        en: '`socket.send` chooses the frame by what you give it: a string leaves as text, a `Buffer` as binary.',
      },
      {
        es: 'Quita `Buffer.from(…)` de lo que envías: la respuesta siempre es una cadena, también la de un mensaje binario.',
        en: 'Drop `Buffer.from(…)` from what you send: the reply is always a string, also to a binary message.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    client.sendText(random.word());
    await expect.textFrame(client);
    client.sendBinary(random.bytes(random.integer(1, 20)));
    await expect.textFrame(client);
    client.sendText(JSON.stringify({ op: 'sum', a: random.integer(1, 9), b: 1 }));
    await expect.textFrame(client);
  },
);

check(
  {
    id: 'bad-json',
    es: 'Un JSON roto recibe un error, y todo sigue en marcha',
    en: 'Broken JSON gets an error, and everything keeps working',
    hints: [
      {
        es: "Un mensaje inválido no debe tumbar a nadie: `try/catch` alrededor de `JSON.parse`; `on('error')` no lo captura.",
        en: "One bad message must not take anyone down: `try/catch` around `JSON.parse`; `on('error')` will not catch it.",
      },
      {
        es: 'Después del error, la misma conexión y las nuevas tienen que seguir recibiendo respuesta.',
        en: 'After the error, the same connection and new ones must still be answered.',
      },
      {
        es: "En el `catch`: `socket.send(JSON.stringify({ ok: false, error: 'json' }))` y `return`.",
        en: "In the `catch`: `socket.send(JSON.stringify({ ok: false, error: 'json' }))` and `return`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    hint(whatBreaksAServer.mute, 'timed-out');
    hint(whatBreaksAServer.closed, 'closed');
    const client = await connect();
    for (const broken of brokenJson(random)) {
      client.sendText(broken);
      await expect.json(client, jsonError);
    }
    await expectSum(client, random, expect.json);
    await expectSum(await connect(), random, expect.json);
  },
);

check(
  {
    id: 'schema',
    es: 'Un JSON de otra forma recibe `schema`',
    en: 'JSON of another shape gets `schema`',
    hints: [
      {
        es: 'JSON válido no es lo mismo que mensaje válido: comprueba los campos.',
        en: 'Valid JSON is not a valid message: check the fields.',
      },
      {
        es: '`"2"` no es un número: sumarlo daría `"21"`, y `Number("2")` acepta lo que nadie prometió.',
        en: '`"2"` is not a number: adding it would give `"21"`, and `Number("2")` accepts what nobody promised.',
      },
      {
        es: 'Antes de sumar: `op === \'sum\'`, `typeof a === \'number\'` y `typeof b === \'number\'`; si algo falla, responde `{"ok":false,"error":"schema"}`.',
        en: 'Before you add: `op === \'sum\'`, `typeof a === \'number\'` and `typeof b === \'number\'`; if any of them fails, reply `{"ok":false,"error":"schema"}`.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    for (const message of otherShapes(random)) {
      client.sendText(JSON.stringify(message));
      await expect.json(client, schemaError);
    }
    await expectSum(client, random, expect.json);
  },
);

check(
  {
    id: 'fragments',
    es: 'Un mensaje en varias tramas es un solo mensaje',
    en: 'A message in several frames is one message',
    hints: [
      {
        es: 'Un mensaje puede llegar en varias tramas; la biblioteca ya las une.',
        en: 'A message may come in several frames; the library joins them.',
      },
      {
        es: 'Entre dos fragmentos puede llegar un ping: no es parte del mensaje.',
        en: 'A ping may arrive between two fragments: it is no part of the message.',
      },
      {
        es: 'Usa el evento `message` de `ws`: se emite una vez por mensaje, con todos sus bytes.',
        en: 'Use the `message` event of `ws`: it fires once a message, with all its bytes.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const words = [random.word(), random.text(3, accented), random.word()];
    client.sendFragments('text', words);
    await expect.reply(client, `text:${words.join('').length}`);

    // A fragment may end inside a character.
    const bytes = new TextEncoder().encode(`ñ${random.text(4, accented)}`);
    client.sendFragments('text', [bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)]);
    await expect.reply(client, 'text:5');

    const pieces = [random.bytes(random.integer(1, 200)), new Uint8Array(), random.bytes(3)];
    client.sendFragments('binary', pieces);
    await expect.reply(client, `bytes:${pieces.reduce((sum, piece) => sum + piece.length, 0)}`);

    const a = random.integer(1, 1000);
    const json = JSON.stringify({ op: 'sum', a, b: 1 });
    client.sendFragments('text', [json.slice(0, 1), json.slice(1, 9), json.slice(9)]);
    await expect.json(client, { ok: true, r: a + 1 });
  },
);

check(
  {
    id: 'order',
    es: 'Responde a cada mensaje una vez, en el orden de llegada',
    en: 'It answers each message once, in the order of arrival',
    hints: [
      {
        es: 'Los mensajes deben salir en el orden en que llegaron.',
        en: 'Messages must leave in arrival order.',
      },
      {
        es: 'Un `await` o un temporizador entre recibir y responder deja que el mensaje siguiente adelante al anterior.',
        en: 'An `await` or a timer between receiving and replying lets the next message overtake the one before.',
      },
      {
        es: 'Responde en el mismo manejador, sin esperar nada; o encadena los trabajos de una conexión en una sola promesa.',
        en: 'Reply in the handler itself, without awaiting; or chain the work of one connection in a single promise.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    // From slow to quick: what takes longer to prepare is asked first.
    const messages = [20_000, 3000, 400, 50, 6, 1].map((most) => random.integer(1, most));
    const [word, a] = [random.word(), random.integer(1, 1000)];
    for (const length of messages) client.sendText(random.text(length, letters));
    client.sendText(`{${word}`);
    client.sendText(JSON.stringify({ op: 'sum', a, b: 1 }));
    client.sendText('{}');
    client.sendBinary(random.bytes(2));
    // The same message twice is two messages.
    client.sendText(word);
    client.sendText(word);
    for (const length of messages) await expect.reply(client, `text:${length}`);
    await expect.json(client, jsonError);
    await expect.json(client, { ok: true, r: a + 1 });
    await expect.json(client, schemaError);
    await expect.reply(client, 'bytes:2');
    for (let times = 0; times < 2; times += 1) await expect.reply(client, `text:${word.length}`);
    await expect.silence(client);
  },
);

check(
  {
    id: 'only-sender',
    es: 'Responde solo a quien escribió',
    en: 'It answers only the one who wrote',
    hints: [
      {
        es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
        en: 'Decide who gets it: all, the others, or only the writer.',
      },
      {
        es: 'Lo que guardas fuera del manejador de `connection` es de todas las conexiones.',
        en: 'What you keep outside the `connection` handler belongs to every connection.',
      },
      {
        es: 'Dentro del manejador de `message`, responde con `socket.send`, donde `socket` es el de esa conexión.',
        en: "Inside the `message` handler, reply with `socket.send`, where `socket` is that connection's.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    hint(
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      'timed-out',
    );
    const clients = [await connect(), await connect(), await connect()];
    for (const writer of clients) {
      const length = random.integer(3, 30);
      writer.sendText(random.text(length, letters));
      await expect.reply(writer, `text:${length}`);
      writer.sendBinary(random.bytes(length));
      await expect.reply(writer, `bytes:${length}`);
      writer.sendText(JSON.stringify({ op: 'sum', a: length, b: 1 }));
      await expect.json(writer, { ok: true, r: length + 1 });
      writer.sendText(`{${random.word()}`);
      await expect.json(writer, jsonError);
      writer.sendText('{}');
      await expect.json(writer, schemaError);
      for (const other of clients) await expect.silence(other);
    }
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota o un corte no termina el proceso',
    en: 'A broken frame or a cut does not end the process',
    hints: [
      unhandledError,
      {
        es: 'Una trama que incumple el protocolo emite `error` en esa conexión; sin manejador, Node termina el proceso.',
        en: 'A frame that breaks the protocol emits `error` on that connection; without a handler, Node ends the process.',
      },
      {
        es: "En el manejador de `connection`: `socket.on('error', console.error)`. Después de `error` siempre llega `close`.",
        en: "In the `connection` handler: `socket.on('error', console.error)`. `close` always follows `error`.",
      },
    ],
  },
  async ({ connect, dial, random, expect }) => {
    const bystander = await connect();
    const cut = dial();
    await cut.upgrade();
    cut.sendFrame({ opcode: 'text', payload: random.word(), fin: false });
    cut.reset();

    for (const broken of brokenFrames(random)) {
      const peer = dial();
      await peer.upgrade();
      peer.sendFrame(broken);
      await peer.untilEnd();
    }

    for (const client of [bystander, await connect()]) {
      const length = random.integer(1, 50);
      client.sendText(random.text(length, letters));
      await expect.reply(client, `text:${length}`);
    }
  },
);

async function expectSum(
  client: Client,
  random: Random,
  expectJson: (client: Client, value: { ok: true; r: number }) => Promise<void>,
): Promise<void> {
  const a = random.integer(1, 1000);
  const b = random.integer(1, 1000);
  client.sendText(JSON.stringify({ op: 'sum', a, b }));
  await expectJson(client, { ok: true, r: a + b });
}

function brokenJson(random: Random): string[] {
  const sum = JSON.stringify({ op: 'sum', a: random.integer(1, 99), b: random.integer(1, 99) });
  return [
    `{${random.word()}`,
    sum.slice(0, -1),
    '{',
    sum.replaceAll('"', "'"),
    `${sum}}`,
    sum.replace('"op"', 'op'),
  ];
}

function otherShapes(random: Random): object[] {
  const a = random.integer(1, 99);
  const b = random.integer(1, 99);
  return [
    { op: 'sum', a: String(a), b },
    { op: 'sum', a, b: String(b) },
    { op: 'sum', a: random.word(), b },
    { op: 'sum', a },
    { op: 'sum', b },
    ...[null, true, [b], {}].flatMap((wrong) => [
      { op: 'sum', a, b: wrong },
      { op: 'sum', a: wrong, b },
    ]),
    { op: random.word(), a, b },
    { op: ['sum'], a, b },
    { a, b },
    {},
    { [random.word()]: a },
  ];
}

/** What no client may send: a frame without a mask, and one of a kind that doesn't exist. */
function brokenFrames(random: Random): Parameters<RawPeer['sendFrame']>[0][] {
  return [
    { opcode: 'text', payload: random.word(), maskingKey: null },
    { opcode: 5, payload: random.word() },
  ];
}
