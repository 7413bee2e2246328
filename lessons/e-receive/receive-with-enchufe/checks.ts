import { check, type Client, type Random } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz {}[]"';
const accented = 'áéíóúñüÁÉÍÓÚÑÜçß¿¡€';
const schemaError = { ok: false, error: 'schema' };
const jsonError = { ok: false, error: 'json' };

/** What a handler that has ended leaves behind. */
const noLoop = {
  es: 'El manejador terminó y la conexión se cerró: para recibir todos los mensajes hace falta un bucle.',
  en: 'The handler ended, and the connection closed: it takes a loop to receive all messages.',
};

const binaryReply = {
  es: 'Salió una trama binaria: el navegador verá un `Blob`. `sendJson()` envía texto si no le pides otra cosa.',
  en: 'A binary frame left: browsers will see a `Blob`. `sendJson()` sends text unless you ask for something else.',
};

check(asks.textLength, async ({ connect, random, expect, hint }) => {
  hint(noLoop, 'closed');
  const client = await connect('/length');
  for (const length of [random.integer(3, 40), random.integer(41, 90), 0, 125, 126, 65_536]) {
    client.sendText(random.text(length, letters));
    await expect.text(client, `${length}`);
  }
  hint(
    {
      es: '`ñ` ocupa 2 bytes y es un solo carácter: cuenta con `text.length`.',
      en: '`ñ` is 2 bytes and one character: count with `text.length`.',
    },
    'mismatch',
  );
  for (const text of ['añó', random.text(random.integer(2, 30), accented), ' 漢字\n\n ']) {
    client.sendText(text);
    await expect.text(client, `${text.length}`);
  }
  const pieces = [random.word(), random.text(3, accented)];
  client.sendFragments('text', pieces);
  await expect.text(client, `${pieces.join('').length}`);
});

check(asks.jsonSum, async ({ connect, random, expect, hint }) => {
  hint(noLoop, 'closed');
  const client = await connect('/sum');
  const a = random.integer(1, 100_000);
  const b = random.integer(1, 100_000);
  for (const [message, sum] of [
    [JSON.stringify({ op: 'sum', a, b }), a + b],
    [JSON.stringify({ b: -a - 1, a: -b, op: 'sum' }), -a - b - 1],
    [` { "op" : "sum",\n "a" : ${a}.5, "b" : 0.125 } `, a + 0.625],
    [JSON.stringify({ op: 'sum', a: 0, b: 0 }), 0],
  ] as const) {
    client.sendText(message);
    await expect.json(client, { ok: true, r: sum });
  }
  client.sendText(JSON.stringify({ op: 'sum', a, b: 1 }));
  await expect.textFrame(client);
});

check(asks.badJson, async ({ connect, random, expect, hint }) => {
  hint(
    {
      es: 'Un mensaje roto cerró la conexión: captura el `SyntaxError` de `receiveJson()` dentro del bucle y sigue.',
      en: 'One broken message closed the connection: catch the `SyntaxError` of `receiveJson()` inside the loop, and go on.',
    },
    'closed',
  );
  const client = await connect('/sum');
  for (const broken of brokenJson(random)) {
    client.sendText(broken);
    await expect.json(client, jsonError);
  }
  await expectSum(client, random, expect.json);
  await expectSum(await connect('/sum'), random, expect.json);
  hint(binaryReply);
  client.sendText('{');
  await expect.textFrame(client);
});

check(asks.schema, async ({ connect, random, expect, hint }) => {
  hint(
    {
      es: 'Un JSON de otra forma cerró la conexión: contesta `schema` y sigue. `null` también es JSON, y pedirle un campo lanza un error: comprueba antes que el valor es un objeto.',
      en: 'JSON of another shape closed the connection: answer `schema` and go on. `null` is JSON too, and asking it for a field throws: check first that the value is an object.',
    },
    'closed',
  );
  const client = await connect('/sum');
  for (const message of otherShapes(random)) {
    client.sendText(JSON.stringify(message));
    await expect.json(client, schemaError);
  }
  await expectSum(client, random, expect.json);
  hint(binaryReply);
  client.sendText('{}');
  await expect.textFrame(client);
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

check(asks.wrongType, async ({ connect, random, expect, hint }) => {
  const others = [await connect('/length'), await connect('/sum')];
  const sum = `{"op":"sum","a":${random.integer(1, 9)},"b":1}`;
  for (const path of random.shuffle(['/length', '/sum'])) {
    const payloads = [new TextEncoder().encode(sum), new Uint8Array([0xff]), new Uint8Array()];
    for (const bytes of payloads) {
      const client = await connect(path);
      client.sendBinary(bytes);
      await expect.close(client, 1003);
    }
    // It need not be the first message.
    const client = await connect(path);
    client.sendText(sum);
    await client.nextMessage();
    client.sendBinary(random.bytes(3));
    await expect.close(client, 1003);
  }
  hint({
    es: 'Un mensaje binario cierra la conexión por la que llegó, y ninguna otra.',
    en: 'A binary message closes the connection on which it came, and no other.',
  });
  for (const client of others) await expect.open(client);
});

check(asks.order, async ({ connect, random, expect }) => {
  const [texts, sums] = [await connect('/length'), await connect('/sum')];
  // Shorter and shorter, then longer and longer.
  const sizes = [20_000, 3000, 400, 50, 6, 1, 2, 7, 60, 500, 4000, 30_000];
  const lengths = sizes.map((least) => (least < 10 ? least : least + random.integer(0, 9)));
  for (const length of lengths) {
    texts.sendText(random.text(length, letters));
    sums.sendText(JSON.stringify({ op: 'sum', a: length, b: 1 }));
  }
  for (const length of lengths) {
    await expect.text(texts, `${length}`);
    await expect.json(sums, { ok: true, r: length + 1 });
  }
  // Whatever the answer is, it waits for its turn.
  const sum = { message: JSON.stringify({ op: 'sum', a: 1, b: 1 }), answer: { ok: true, r: 2 } };
  const other = { message: 'null', answer: schemaError };
  const broken = { message: `{${random.word()}`, answer: jsonError };
  const turns = [other, sum, broken, sum, other, broken, sum, other];
  for (const { message } of turns) sums.sendText(message);
  for (const { answer } of turns) await expect.json(sums, answer);
  for (const client of [texts, sums]) await expect.silence(client);
});

check(asks.onlySender, async ({ connect, random, expect, hint }) => {
  const writers = [await connect('/length'), await connect('/length'), await connect('/length')];
  const lengths = random.shuffle([1, 20, 300]);
  for (const [at, writer] of writers.entries()) {
    writer.sendText(random.text(lengths[at] ?? 0, letters));
  }
  for (const [at, writer] of writers.entries()) await expect.text(writer, `${lengths[at]}`);
  const sums = [await connect('/sum'), await connect('/sum')];
  for (const [at, sum] of sums.entries()) {
    sum.sendText(JSON.stringify({ op: 'sum', a: 100 * at, b: lengths[at] ?? 0 }));
  }
  for (const [at, sum] of sums.entries()) {
    await expect.json(sum, { ok: true, r: 100 * at + (lengths[at] ?? 0) });
  }
  hint({
    es: 'La respuesta es solo para quien escribió, no para todos los de su ruta.',
    en: 'The answer is for the writer only, not for everybody on the route.',
  });
  for (const sum of sums) {
    sum.sendText(`{${random.word()}`);
    await expect.json(sum, jsonError);
    sum.sendText('null');
    await expect.json(sum, schemaError);
  }
  for (const client of [...writers, ...sums]) await expect.silence(client);
});

check(asks.survives, async ({ connect, dial, random, expect }) => {
  const bystanders = [await connect('/length'), await connect('/sum')];
  for (const path of ['/length', '/sum']) {
    const cut = dial();
    await cut.upgrade(path);
    cut.sendFrame({ opcode: 'text', payload: random.word(), fin: false });
    cut.reset();
    const unmasked = dial();
    await unmasked.upgrade(path);
    unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await unmasked.untilEnd();
  }
  for (const client of bystanders) {
    await expect.silence(client);
    await expect.open(client);
  }
  for (const client of [...bystanders.slice(0, 1), await connect('/length')]) {
    const length = random.integer(1, 50);
    client.sendText(random.text(length, letters));
    await expect.text(client, `${length}`);
  }
});

async function expectSum(
  client: Client,
  random: Random,
  expectJson: (client: Client, value: { ok: true; r: number }) => Promise<void>,
): Promise<void> {
  const [a, b] = [random.integer(1, 1000), random.integer(1, 1000)];
  client.sendText(JSON.stringify({ op: 'sum', a, b }));
  await expectJson(client, { ok: true, r: a + b });
}

function brokenJson(random: Random): string[] {
  const sum = JSON.stringify({ op: 'sum', a: random.integer(1, 99), b: random.integer(1, 99) });
  return [
    `{${random.word()}`,
    sum.slice(0, -1),
    random.word(),
    '',
    `${sum}}`,
    sum.replaceAll('"', "'"),
    sum.replace('"op"', 'op'),
  ];
}

function otherShapes(random: Random): unknown[] {
  const [a, b] = [random.integer(1, 99), random.integer(1, 99)];
  return random.shuffle([
    { op: 'sum', a: String(a), b },
    { op: 'sum', a, b: String(b) },
    { op: 'sum', a },
    { op: 'sum', a, b: null },
    { op: 'sum', a: String(a), b: String(b) },
    { op: 'sum', a: true, b },
    { op: random.word(), a, b },
    { op: 'SUM', a, b },
    { op: 'sums', a, b },
    { a, b },
    null,
    a,
    random.word(),
    [a, b],
    true,
    {},
  ]);
}
