import { check, type Client, type Random } from '../../../src/checks/check.ts';

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

check(
  {
    id: 'text-length',
    es: 'En `/length` responde con los caracteres de cada texto',
    en: 'On `/length` it answers with the characters of each text',
    hints: [
      {
        es: 'Contestaste algo que no es la longitud del texto, o dejaste de contestar.',
        en: 'You answered something other than the length of the text, or stopped answering.',
      },
      {
        es: '`receiveText()` da un solo mensaje, ya decodificado: para los siguientes hay que volver a llamarla, y la longitud de una cadena son caracteres.',
        en: "`receiveText()` gives one message, already decoded: call it again for the next ones. A string's length is characters.",
      },
      {
        es: '`for await (const text of websocket.iterText()) await websocket.sendText(`…`)`, con `text.length` dentro del texto.',
        en: '`for await (const text of websocket.iterText()) await websocket.sendText(`…`)`, with `text.length` in the text.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    hint(noLoop, 'closed');
    const client = await connect('/length');
    for (const length of [random.integer(3, 40), random.integer(41, 90), 0, 125, 126, 65_536]) {
      client.sendText(random.text(length, letters));
      await expect.text(client, `${length}`);
    }
    for (const text of ['añó', random.text(random.integer(2, 30), accented), ' 漢字\n\n ']) {
      client.sendText(text);
      await expect.text(client, `${text.length}`);
    }
    const pieces = [random.word(), random.text(3, accented)];
    client.sendFragments('text', pieces);
    await expect.text(client, `${pieces.join('').length}`);
  },
);

check(
  {
    id: 'json-sum',
    es: 'En `/sum` suma lo que pide el JSON',
    en: 'On `/sum` it adds what the JSON asks',
    hints: [
      {
        es: 'En `/sum` se esperaba el resultado de la suma como JSON.',
        en: 'On `/sum`, the result of the addition was expected, as JSON.',
      },
      {
        es: '`receiveJson()` ya interpreta el texto, y `sendJson()` ya serializa: no hace falta `JSON.parse` ni `JSON.stringify`.',
        en: '`receiveJson()` parses the text already, and `sendJson()` serialises already: neither `JSON.parse` nor `JSON.stringify` is needed.',
      },
      {
        es: "Declara la ruta con `app.websocket('/sum', …)`, acepta, y en un bucle: `const message = await websocket.receiveJson()`, y `sendJson({ ok: true, r: message.a + message.b })`.",
        en: "Declare the route with `app.websocket('/sum', …)`, accept, and in a loop: `const message = await websocket.receiveJson()`, then `sendJson({ ok: true, r: message.a + message.b })`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'bad-json',
    es: 'Un JSON roto recibe `json`, y la conexión sigue',
    en: 'Broken JSON gets `json`, and the connection goes on',
    hints: [
      {
        es: 'Un mensaje inválido no debe tumbar a nadie: `try/catch` alrededor de `receiveJson()`.',
        en: 'One bad message must not take anyone down: `try/catch` around `receiveJson()`.',
      },
      {
        es: '`receiveJson()` lanza un `SyntaxError` cuando el texto no es JSON; el mensaje ya está consumido y el siguiente espera su turno.',
        en: '`receiveJson()` throws a `SyntaxError` when the text is not JSON; that message is consumed, and the next one waits its turn.',
      },
      {
        es: "Dentro del bucle: `catch (error) { if (!(error instanceof SyntaxError)) throw error; await websocket.sendJson({ ok: false, error: 'json' }); continue; }`.",
        en: "Inside the loop: `catch (error) { if (!(error instanceof SyntaxError)) throw error; await websocket.sendJson({ ok: false, error: 'json' }); continue; }`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
        es: '`receiveJson()` da cualquier valor JSON: un objeto, una lista, un número, `null`. Y `"2"` no es un número.',
        en: '`receiveJson()` gives any JSON value: an object, a list, a number, `null`. And `"2"` is not a number.',
      },
      {
        es: "Antes de sumar: que sea un objeto, `op === 'sum'`, `typeof a === 'number'` y `typeof b === 'number'`; si algo falla, `sendJson({ ok: false, error: 'schema' })`.",
        en: "Before you add: an object, `op === 'sum'`, `typeof a === 'number'` and `typeof b === 'number'`; if any of them fails, `sendJson({ ok: false, error: 'schema' })`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'wrong-type',
    es: 'Un mensaje binario cierra la conexión con 1003',
    en: 'A binary message closes the connection with 1003',
    hints: [
      {
        es: 'Llegaron bytes donde solo admites texto, y nadie cerró con 1003.',
        en: 'Bytes arrived where only text is allowed, and nobody closed with 1003.',
      },
      {
        es: '`receiveText()` y `receiveJson()` lanzan `WebSocketMessageTypeError` ante un mensaje binario; si nadie lo captura, `enchufe` cierra con 1003.',
        en: '`receiveText()` and `receiveJson()` throw a `WebSocketMessageTypeError` for a binary message; if nobody catches it, `enchufe` closes with 1003.',
      },
      {
        es: 'Captura solo lo que sabes tratar: en el `catch`, `if (!(error instanceof SyntaxError)) throw error;`.',
        en: 'Catch only what you can deal with: in the `catch`, `if (!(error instanceof SyntaxError)) throw error;`.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'order',
    es: 'Responde a todos los mensajes, en el orden de llegada',
    en: 'It answers every message, in the order of arrival',
    hints: [
      {
        es: 'Los mensajes deben salir en el orden en que llegaron.',
        en: 'Messages must leave in arrival order.',
      },
      {
        es: 'Los mensajes que llegan mientras trabajas esperan en una cola; si contestas sin esperar, o desde un temporizador, se adelantan unos a otros.',
        en: 'Messages that arrive while you work wait in a queue; if you answer without waiting, or from a timer, they overtake each other.',
      },
      {
        es: 'Un bucle por conexión: recibe, responde con `await`, y vuelve a recibir.',
        en: 'One loop for each connection: receive, reply with `await`, receive again.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
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
  },
);

check(
  {
    id: 'only-sender',
    es: 'Cada respuesta es para quien escribió, y sobre lo suyo',
    en: 'Each answer is for its writer, and about what that one wrote',
    hints: [
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      {
        es: 'Mientras un manejador espera, otro puede cambiar lo que guardaste fuera de los dos.',
        en: 'While one handler waits, another may change what you kept outside of both.',
      },
      {
        es: 'Declara `text` y `message` dentro del bucle, y responde con el `websocket` de ese manejador.',
        en: "Declare `text` and `message` inside the loop, and reply with that handler's `websocket`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota o un corte no afecta a los demás',
    en: 'A broken frame or a cut leaves the others alone',
    hints: [
      {
        es: 'Un cliente se fue mal y otro lo notó.',
        en: 'One client left badly, and another noticed.',
      },
      {
        es: 'Lo que guardas fuera del manejador es de todas las conexiones; y un error sin capturar fuera de él termina el proceso.',
        en: 'What you keep outside the handler belongs to every connection; and an uncaught error outside of it ends the process.',
      },
      {
        es: 'Espera (`await`) cada promesa dentro del manejador: así `enchufe` se entera de sus errores.',
        en: '`await` every promise inside the handler: then `enchufe` hears of its errors.',
      },
    ],
  },
  async ({ connect, dial, random, expect }) => {
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
  },
);

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
