import { check, type Random, type RawPeer } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

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

check(asks.textOpcode, async ({ connect, random, expect, hint }) => {
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
});

check(asks.binaryBytes, async ({ connect, random, expect, hint }) => {
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
});

check(asks.jsonShape, async ({ connect, random, expect, hint }) => {
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
});

check(asks.onlySender, async ({ connect, random, expect }) => {
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
});

check(asks.perConnection, async ({ connect, random, expect }) => {
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
});

check(asks.order, async ({ connect, random, expect }) => {
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
    const text = random.word();
    client.sendText(text);
    await expect.text(client, text);
  }
});

/** What no client may send: a frame without a mask, and one of a kind that doesn't exist. */
function brokenFrames(random: Random): Parameters<RawPeer['sendFrame']>[0][] {
  return [
    { opcode: 'text', payload: random.word(), maskingKey: null },
    { opcode: 5, payload: random.word() },
  ];
}
