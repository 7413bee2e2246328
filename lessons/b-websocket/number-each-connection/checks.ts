import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

const ofTheConnection = {
  es: 'Ese dato es de la conexión, no del módulo.',
  en: 'That value belongs to the connection, not to the module.',
};

const infoFirst = {
  es: 'Lo primero que llega debía ser el JSON con `path`, `query` y `protocol`, y nada más.',
  en: 'What comes first was to be the JSON with `path`, `query` and `protocol`, and nothing else.',
};

/** A client that has been told what is known of it. */
async function enter({ connect, expect }: CheckTools, path: string): Promise<Client> {
  const client = await connect(path);
  await expect.json(client, { path, query: {}, protocol: '' });
  return client;
}

/** Sends so many texts, one after the other, and expects these numbers. */
async function expectNumbers(
  { random, expect }: CheckTools,
  client: Client,
  numbers: readonly number[],
): Promise<void> {
  for (const n of numbers) {
    client.sendText(random.word());
    await expect.text(client, `#${n}`);
  }
}

check(
  {
    id: 'handshake-info',
    es: 'Cuenta lo que sabe desde la negociación',
    en: 'It tells what it knows since the handshake',
    hints: [
      infoFirst,
      {
        es: 'Todo eso viene en la petición que abrió la conexión, y `websocket` lo guarda: `url`, `queryParams` y `subprotocols`.',
        en: 'All that comes in the request that opened the connection, and `websocket` keeps it: `url`, `queryParams` and `subprotocols`.',
      },
      {
        es: "Usa `websocket.url.pathname`, `Object.fromEntries(websocket.queryParams)` y `websocket.subprotocols[0] ?? ''`.",
        en: "Use `websocket.url.pathname`, `Object.fromEntries(websocket.queryParams)` and `websocket.subprotocols[0] ?? ''`.",
      },
    ],
  },
  async (tools) => {
    const { connect, random, expect, hint } = tools;
    const path = `/ws/${random.word()}`;
    hint({
      es: 'La ruta es `/ws/{room}`, que vale para cualquier sala, y `accept()` va antes de enviar nada.',
      en: 'The route is `/ws/{room}`, which fits any room, and `accept()` comes before anything is sent.',
    });
    const plain = await connect(path);
    hint(infoFirst);
    await expect.json(plain, { path, query: {}, protocol: '' });
    await expect.silence(plain);

    hint({
      es: '`path` va sin la parte `?…`, y `query` es un objeto. `queryParams` no lo es, y como JSON da `{}`: conviértelo con `Object.fromEntries`, y deja los valores como vienen, ya decodificados.',
      en: '`path` goes without the `?…`, and `query` is an object. `queryParams` is not, and gives `{}` as JSON: turn it into one with `Object.fromEntries`, and leave the values as they come, already decoded.',
    });
    const query = {
      [random.word(3)]: random.word(),
      [random.word(4)]: '',
      [`${random.word(2)}Ab`]: `0${random.integer(1, 99)}`,
      ['ñ']: random.text(5, 'ñá€&=+'),
    };
    // An unescaped `=` or `?` belongs to the value, and a plus is a space.
    const [left, right] = [random.word(), random.word()];
    const address = `${path}?${new URLSearchParams(query).toString()}&eq=${left}=${right}?+%20`;
    const asked = await connect(address);
    await expect.json(asked, {
      path,
      query: { ...query, eq: `${left}=${right}?  ` },
      protocol: '',
    });
    await expect.silence(asked);

    hint({
      es: 'El servidor elige **uno** de los ofrecidos y lo devuelve.',
      en: 'The server picks **one** of those offered and returns it.',
    });
    // The first one is neither the least nor the greatest, by name or by length, and no well-known one.
    const known = random.shuffle(['chat.v1', 'chat.v2']);
    const offer = [`m${random.word(6)}.V1`, `a${random.word(3)}`, ...known, `z${random.word(9)}`];
    for (const count of random.shuffle([1, 2, 5])) {
      const protocols = offer.slice(0, count);
      const protocol = protocols[0] ?? '';
      const client = await connect(path, { protocols });
      if (client.protocol !== protocol) {
        const [right, came] = [protocol, client.protocol || '—'].map(
          (name) => `Sec-WebSocket-Protocol: ${name}`,
        );
        expect.fails({
          expected: { es: `${right}`, en: `${right}` },
          received: { es: `${came}`, en: `${came}` },
        });
      }
      await expect.json(client, { path, query: {}, protocol });
    }

    hint({
      es: 'Salió una trama binaria: el navegador verá un `Blob`. `sendJson()` envía texto si no le pides otra cosa.',
      en: 'A binary frame left: browsers will see a `Blob`. `sendJson()` sends text unless you ask for something else.',
    });
    await expect.textFrame(await connect(path));
  },
);

check(
  {
    id: 'order',
    es: 'Numera cada mensaje, en orden',
    en: 'It numbers each message, in order',
    hints: [
      {
        es: 'Cada mensaje debía recibir su número: `#1`, `#2`, `#3`…',
        en: 'Each message was to get its number: `#1`, `#2`, `#3`…',
      },
      {
        es: '`receiveText()` da un solo mensaje, y cuando tu función vuelve la conexión se cierra: hace falta un bucle.',
        en: '`receiveText()` gives a single message, and when your function returns the connection closes: it takes a loop.',
      },
      {
        es: 'Escribe `let n = 0;` y `for await (const text of websocket.iterText()) await websocket.sendText(`#${++n}`)`.',
        en: 'Write `let n = 0;` and `for await (const text of websocket.iterText()) await websocket.sendText(`#${++n}`)`.',
      },
    ],
  },
  async (tools) => {
    const { random, expect, hint } = tools;
    const client = await enter(tools, `/ws/${random.word()}`);
    const texts = random.shuffle([
      // Who answers the short ones later, or the long ones, mixes them up.
      random.word(1),
      random.text(9, 'ñáé €'),
      random.text(random.pick([125, 126]), 'abc'),
      random.text(random.pick([65_535, 65_536]), 'abc'),
    ]);
    for (const text of texts) client.sendText(text);
    client.sendFragments('text', [random.word(), random.text(2, 'ñ€'), random.word()]);
    for (const at of [...texts.keys(), texts.length]) await expect.text(client, `#${at + 1}`);
    hint({
      es: 'Un texto vacío también es un mensaje.',
      en: 'An empty text is a message too.',
    });
    const served = texts.length + 3;
    for (const n of [served - 1, served]) {
      client.sendText('');
      await expect.text(client, `#${n}`);
    }
    hint({
      es: 'La cuenta sigue mientras dure la conexión: después de `#9` va `#10`, y después de `#99`, `#100`.',
      en: 'The count goes on for as long as the connection lasts: after `#9` comes `#10`, and after `#99`, `#100`.',
    });
    const many = Array.from({ length: 101 - served }, (_, at) => served + at + 1);
    for (const n of many) client.sendText(`${random.word(2)}${n}`);
    for (const n of many) await expect.text(client, `#${n}`);
    await expect.silence(client);
  },
);

check(
  {
    id: 'per-connection',
    es: 'Cada conexión empieza en `#1`',
    en: 'Each connection begins at `#1`',
    hints: [
      ofTheConnection,
      {
        es: 'Lo que declaras fuera del manejador es uno para todas las conexiones. Tu función, en cambio, se llama una vez por cada una.',
        en: 'What you declare outside the handler is one for all connections. Your function, though, is called once for each.',
      },
      {
        es: 'Pon `let n = 0;` dentro del manejador, antes del bucle.',
        en: 'Put `let n = 0;` inside the handler, before the loop.',
      },
    ],
  },
  async (tools) => {
    const { connect, random, expect, hint } = tools;
    const first = await enter(tools, `/ws/a${random.word()}`);
    await expectNumbers(tools, first, [1, 2, 3]);
    const second = await enter(tools, `/ws/b${random.word()}`);
    await expectNumbers(tools, second, [1, 2]);
    hint({
      es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
      en: 'Decide who gets it: all, the others, or only the writer.',
    });
    await expect.silence(first);
    hint(ofTheConnection);
    await expectNumbers(tools, first, [4]);
    await expectNumbers(tools, second, [3]);

    hint({
      es: 'Quien escribe sin esperar recibe primero el JSON, y después `#1`: envíalo con `await` antes de recibir nada.',
      en: 'Whoever writes without waiting gets the JSON first, and then `#1`: send it with `await` before you receive anything.',
    });
    const path = `/ws/${random.word()}`;
    const hasty = await connect(path);
    hasty.sendText(random.word());
    await expect.json(hasty, { path, query: {}, protocol: '' });
    await expect.text(hasty, '#1');
  },
);

check(
  {
    id: 'reconnect',
    es: 'Quien vuelve empieza de nuevo',
    en: 'Who comes back begins anew',
    hints: [
      {
        es: 'Quien vuelve trae una conexión nueva: nada de la anterior cuenta.',
        en: 'Whoever comes back brings a new connection: nothing of the one before counts.',
      },
      {
        es: 'La misma dirección no es la misma conexión. El número no puede depender de la sala.',
        en: 'The same address is not the same connection. The number cannot depend on the room.',
      },
      {
        es: 'No guardes el número en un `Map` por dirección: una variable local del manejador nace y muere con la conexión.',
        en: 'Do not keep the number in a `Map` by address: a local variable of the handler is born and dies with the connection.',
      },
    ],
  },
  async (tools) => {
    const { random } = tools;
    const path = `/ws/${random.word()}`;
    const first = await enter(tools, path);
    await expectNumbers(tools, first, [1, 2]);
    await first.close(1000);
    const second = await enter(tools, path);
    await expectNumbers(tools, second, [1, 2, 3]);
    second.reset();
    await expectNumbers(tools, await enter(tools, path), [1, 2]);
  },
);

check(
  {
    id: 'isolated',
    es: 'Dos con la misma dirección no se mezclan',
    en: 'Two with the same address do not mix',
    hints: [
      ofTheConnection,
      {
        es: 'Dos pestañas abren la misma dirección: son dos conexiones, dos llamadas a tu función y dos objetos `websocket`.',
        en: 'Two tabs open the same address: that is two connections, two calls of your function and two `websocket` objects.',
      },
      {
        es: 'Si necesitas una clave, que sea el propio objeto `websocket`, no la sala ni la dirección.',
        en: 'If you need a key, let it be the `websocket` object itself, not the room or the address.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const path = `/ws/${random.word()}`;
    const clients = [await enter(tools, path), await enter(tools, path), await enter(tools, path)];
    const turns = random.shuffle([0, 0, 0, 1, 1, 2]);
    for (const at of turns) clients[at]?.sendText(random.word());
    for (const [at, client] of clients.entries()) {
      const own = turns.filter((turn) => turn === at);
      for (const n of own.keys()) await expect.text(client, `#${n + 1}`);
      await expect.silence(client);
    }
    const [leaver, ...rest] = random.shuffle([...clients.entries()]);
    await leaver?.[1].close(1000);
    for (const [at, client] of rest) {
      await expectNumbers(tools, client, [turns.filter((turn) => turn === at).length + 1]);
    }
  },
);
