import { check, type Random, type RawPeer } from '../../../src/checks/check.ts';

const mixed = 'aeiou ñáé€漢"\\{}';

/** Texts that somebody would tidy up: white space, line breaks, numbers, JSON, an accent that is a character of its own. */
const delicate = [
  '   ',
  'a\r\nb',
  'a\0b',
  '007',
  '1.0',
  '{ "n" : 1.0 }',
  'an\u0303o',
  '%41<b>&amp;',
];

/** For a server that ends with its clients: this check's goes when all is said. */
const whoeverLeaves = {
  es: 'Quien se va termina su conexión y nada más: tu servidor sigue escuchando, aunque no quede nadie.',
  en: 'Whoever leaves ends its own connection and nothing else: your server goes on listening, even with nobody left.',
};

check(
  {
    id: 'text-opcode',
    es: 'Un texto vuelve como texto',
    en: 'A text comes back as text',
    hints: [
      {
        es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
        en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
      },
      {
        es: 'En `ws` 8 un texto llega como `Buffer`; si lo reenvías sin más, `send` lo toma por bytes.',
        en: 'In `ws` 8 a text arrives as a `Buffer`; if you send that on as it is, `send` takes it for bytes.',
      },
      {
        es: "Recibe el segundo argumento y úsalo: `socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))`.",
        en: "Take the second argument and use it: `socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))`.",
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
    hint(
      {
        es: 'Un texto vuelve como llegó, carácter por carácter: `data.toString()`, y nada más.',
        en: 'A text comes back as it came, character by character: `data.toString()`, and nothing more.',
      },
      'mismatch',
    );
    const client = await connect();
    const lengths = [random.integer(1, 40), 0, 125, 126, 65_535, 65_536];
    const texts = lengths.map((length) => random.text(length, mixed));
    for (const text of [...texts, ` ${random.word()}\n`, ...random.shuffle(delicate)]) {
      client.sendText(text);
      await expect.text(client, text);
    }
    const pieces = [random.word(), random.text(4, mixed)];
    client.sendFragments('text', pieces);
    await expect.text(client, pieces.join(''));
    hint(whoeverLeaves, 'crashed');
  },
);

check(
  {
    id: 'binary-bytes',
    es: 'Los bytes vuelven intactos, como binario',
    en: 'Bytes come back untouched, as binary',
    hints: [
      {
        es: 'Esos bytes no son texto: no los conviertas a cadena.',
        en: 'Those bytes are not text: do not stringify them.',
      },
      {
        es: 'Al decodificar, lo que no es UTF-8 se sustituye por `�`, y los bytes originales se pierden.',
        en: 'On decoding, whatever is not UTF-8 is replaced by `�`, and the original bytes are lost.',
      },
      {
        es: 'Si `isBinary` es `true`, envía `data` sin tocarlo.',
        en: 'If `isBinary` is `true`, send `data` untouched.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    const client = await connect();
    for (const bytes of [
      Uint8Array.of(0xff, 0x00, 0x80),
      new TextEncoder().encode(random.word()),
      random.bytes(random.integer(2, 60)),
      new Uint8Array(),
      random.bytes(125),
      random.bytes(126),
      random.bytes(65_536),
    ]) {
      client.sendBinary(bytes);
      await expect.bytes(client, bytes);
    }
    const pieces = [random.bytes(9), new Uint8Array(), random.bytes(200)];
    client.sendFragments('binary', pieces);
    await expect.bytes(client, Buffer.concat(pieces));
    hint(
      {
        es: 'Con los bytes de `json`, un mensaje binario sigue siendo binario: mira `isBinary` antes que el contenido.',
        en: 'With the bytes of `json`, a binary message is still binary: look at `isBinary` before the content.',
      },
      'mismatch',
    );
    const json = new TextEncoder().encode('json');
    client.sendBinary(json);
    await expect.bytes(client, json);
  },
);

check(
  {
    id: 'json-shape',
    es: '`json` recibe `{"n":…}`',
    en: '`json` gets `{"n":…}`',
    hints: [
      {
        es: 'Serializa una sola vez con `JSON.stringify`.',
        en: 'Serialise exactly once with `JSON.stringify`.',
      },
      {
        es: '`send` no acepta un objeto, y lo que ya es una cadena JSON no se serializa otra vez.',
        en: '`send` does not take an object, and what is a JSON string already is not serialised again.',
      },
      {
        es: 'Escribe `socket.send(JSON.stringify({ n: received }))`, con `n` como número.',
        en: 'Write `socket.send(JSON.stringify({ n: received }))`, with `n` as a number.',
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
    hint(
      {
        es: 'Se esperaba `{"n":…}` en una trama de texto, y nada más: `n` es un número, que en esta conexión empieza en 1.',
        en: '`{"n":…}` was expected in a text frame, and nothing else: `n` is a number, which begins at 1 on this connection.',
      },
      'mismatch',
    );
    const client = await connect();
    client.sendText('json');
    await expect.json(client, { n: 1 });
    client.sendText('json');
    await expect.textFrame(client);
    hint(
      {
        es: 'Cada mensaje de la conexión suma uno, de cualquier tipo, vacío o no, también el que pregunta.',
        en: 'Every message of the connection adds one, of any kind, empty or not, and so does the one that asks.',
      },
      'mismatch',
    );
    client.sendBinary(random.bytes(4));
    await client.nextMessage();
    client.sendText('');
    await client.nextMessage();
    client.sendText('json');
    await expect.json(client, { n: 5 });
    hint(
      {
        es: 'Un ping no es un mensaje: no suma.',
        en: 'A ping is no message: it does not add one.',
      },
      'mismatch',
    );
    await expect.silence(client);
    client.sendText('json');
    await expect.json(client, { n: 6 });
    hint(
      {
        es: 'Solo el texto `json`, exacto, pide la cuenta: cualquier otro vuelve como llegó.',
        en: 'Only the text `json`, exactly, asks for the count: any other comes back as it came.',
      },
      'mismatch',
    );
    const near = [
      `${random.word()}json`,
      `json${random.word()}`,
      'JSON',
      ' json',
      'json\n',
      '"json"',
    ];
    for (const text of random.shuffle(near)) {
      client.sendText(text);
      await expect.text(client, text);
    }
    client.sendText('json');
    await expect.json(client, { n: 7 + near.length });
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
        es: '`server.clients` son todas las conexiones; `socket`, la de quien escribió.',
        en: '`server.clients` is every connection; `socket` is that of the one who wrote.',
      },
      {
        es: 'Dentro del manejador de `message`, responde con `socket.send`.',
        en: 'Inside the `message` handler, reply with `socket.send`.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const clients = [await connect(), await connect(), await connect()];
    for (const writer of clients) {
      const text = random.word();
      writer.sendText(text);
      await expect.text(writer, text);
      const bytes = random.bytes(random.integer(3, 30));
      writer.sendBinary(bytes);
      await expect.bytes(writer, bytes);
      writer.sendText('json');
      await expect.textFrame(writer);
      for (const other of clients) await expect.silence(other);
    }
  },
);

check(
  {
    id: 'per-connection',
    es: 'Cada conexión lleva su cuenta',
    en: 'Each connection has its own count',
    hints: [
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      {
        es: 'Lo que declaras fuera del manejador de `connection` es uno para todas; lo que declaras dentro nace con cada una.',
        en: 'What you declare outside the `connection` handler is one for all; what you declare inside is born with each.',
      },
      {
        es: 'Mueve `let received = 0` al principio del manejador de `connection`.',
        en: 'Move `let received = 0` to the top of the `connection` handler.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const clients = [await connect(), await connect(), await connect()];
    for (const [at, client] of clients.entries()) {
      for (let sent = 0; sent < at; sent += 1) {
        const text = random.word(6);
        client.sendText(text);
        await expect.text(client, text);
      }
    }
    for (const [at, client] of clients.entries()) {
      client.sendText('json');
      await expect.json(client, { n: at + 1 });
    }
    // Who goes leaves the others where they were, and whoever comes next begins anew.
    const [first, ...others] = clients;
    await first?.close(1000);
    const again = await connect();
    again.sendText('json');
    await expect.json(again, { n: 1 });
    for (const [at, client] of others.entries()) {
      client.sendText('json');
      await expect.json(client, { n: at + 3 });
    }
  },
);

check(
  {
    id: 'order',
    es: 'Responde en el orden de llegada',
    en: 'It answers in the order of arrival',
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
        es: 'Responde en el mismo manejador, sin esperar nada.',
        en: 'Reply in the handler itself, without awaiting anything.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const texts = [20_000, 3000, 400, 50, 6, 1].map((most) => random.text(most, 'abc ñ'));
    for (const text of texts) client.sendText(text);
    client.sendText('json');
    const bytes = random.bytes(3);
    client.sendBinary(bytes);
    client.sendText('json');
    for (const text of texts) await expect.text(client, text);
    await expect.json(client, { n: texts.length + 1 });
    await expect.bytes(client, bytes);
    await expect.json(client, { n: texts.length + 3 });
    await expect.silence(client);
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota o un corte no termina el proceso',
    en: 'A broken frame or a cut does not end the process',
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Una trama que incumple el protocolo emite `error` en esa conexión; sin manejador, Node termina el proceso.',
        en: 'A frame that breaks the protocol emits `error` on that connection; without a handler, Node ends the process.',
      },
      {
        es: "En el manejador de `connection`: `socket.on('error', console.error)`.",
        en: "In the `connection` handler: `socket.on('error', console.error)`.",
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
      const text = random.word();
      client.sendText(text);
      await expect.text(client, text);
    }
  },
);

/** What no client may send: a frame without a mask, and one of a kind that doesn't exist. */
function brokenFrames(random: Random): Parameters<RawPeer['sendFrame']>[0][] {
  return [
    { opcode: 'text', payload: random.word(), maskingKey: null },
    { opcode: 5, payload: random.word() },
  ];
}
