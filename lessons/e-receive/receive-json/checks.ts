import { check, type Client, type Random, type RawPeer } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

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

check(asks.textType, async ({ connect, random, expect, hint }) => {
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
});

check(asks.binaryType, async ({ connect, random, expect }) => {
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
});

check(asks.utf8Length, async ({ connect, random, expect }) => {
  const client = await connect();
  const texts = ['añó', random.text(random.integer(2, 30), accented), random.text(50, '漢字かな')];
  for (const text of texts) {
    client.sendText(text);
    await expect.reply(client, `text:${text.length}`);
  }
});

check(asks.jsonOk, async ({ connect, random, expect, hint }) => {
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
});

check(asks.replyOpcode, async ({ connect, random, expect }) => {
  const client = await connect();
  client.sendText(random.word());
  await expect.textFrame(client);
  client.sendBinary(random.bytes(random.integer(1, 20)));
  await expect.textFrame(client);
  client.sendText(JSON.stringify({ op: 'sum', a: random.integer(1, 9), b: 1 }));
  await expect.textFrame(client);
});

check(asks.badJson, async ({ connect, random, expect, hint }) => {
  hint(whatBreaksAServer.mute, 'timed-out');
  hint(whatBreaksAServer.closed, 'closed');
  const client = await connect();
  for (const broken of brokenJson(random)) {
    client.sendText(broken);
    await expect.json(client, jsonError);
  }
  await expectSum(client, random, expect.json);
  await expectSum(await connect(), random, expect.json);
});

check(asks.schema, async ({ connect, random, expect, hint }) => {
  const client = await connect();
  for (const message of otherShapes(random)) {
    client.sendText(JSON.stringify(message));
    await expect.json(client, schemaError);
  }
  await expectSum(client, random, expect.json);
  // `==` takes a list of one for what is in it.
  hint(
    {
      es: "`op` era `[\"sum\"]`, una lista: `==` convierte antes de comparar, y `['sum'] == 'sum'` es cierto. Compara con `===`.",
      en: "`op` was `[\"sum\"]`, a list: `==` converts before it compares, and `['sum'] == 'sum'` is true. Compare with `===`.",
    },
    'mismatch',
  );
  client.sendText(JSON.stringify({ op: ['sum'], a: random.integer(1, 99), b: 1 }));
  await expect.json(client, schemaError);
});

check(asks.fragments, async ({ connect, random, expect }) => {
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
});

check(asks.order, async ({ connect, random, expect }) => {
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
});

check(asks.onlySender, async ({ connect, random, expect, hint }) => {
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
});

check(asks.survives, async ({ connect, dial, random, expect }) => {
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
});

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
