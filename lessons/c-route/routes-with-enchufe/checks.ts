import { check, type CheckTools } from '../../../src/checks/check.ts';

const withoutQuery = {
  es: 'La parte `?…` de una dirección no cuenta: con ella o sin ella, la ruta es la misma.',
  en: 'The `?…` of an address does not count: with it or without it, the route is the same.',
};

const nineToo = {
  es: '`n` va de 1 a 9, los dos incluidos: con `le: 9` el 9 entra, y con `lt: 9` no.',
  en: '`n` goes from 1 to 9, both included: `le: 9` lets 9 in, and `lt: 9` does not.',
};

const noLoop = {
  es: 'El manejador terminó y la conexión se cerró: hace falta un bucle que dure hasta que el cliente se vaya.',
  en: 'The handler ended, and the connection closed: it takes a loop that lasts until the client leaves.',
};

async function expectReplies(
  { connect, random, expect, hint }: CheckTools,
  path: string,
  reply: (text: string) => string,
): Promise<void> {
  const client = await connect(path);
  hint(noLoop, 'closed');
  const texts = [
    random.word(),
    '',
    // Two accents that stand apart from their letter, and an `i`, which has another capital in Turkish.
    ` ßin\u0303e\u0301${random.text(8, 'ñáé aB€')}\n`,
    random.text(65_536, 'abc'),
    // A connection serves all that come.
    ...Array.from({ length: 12 }, (_, at) => `${random.word(2)}${at}`),
  ];
  for (const text of texts) client.sendText(text);
  for (const text of texts) await expect.text(client, reply(text));
  await expect.silence(client);
}

check(
  {
    id: 'echo',
    es: '`/echo` devuelve el texto',
    en: '`/echo` returns the text',
    hints: [
      {
        es: 'En `/echo`, cada texto vuelve tal cual.',
        en: 'On `/echo`, each text comes back as it is.',
      },
      {
        es: 'Una ruta es una dirección y un manejador: lo que haga uno no afecta a los demás.',
        en: 'A route is a path and a handler: what one does leaves the others alone.',
      },
      {
        es: 'Escribe `await websocket.sendText(text)`, dentro del bucle.',
        en: 'Write `await websocket.sendText(text)`, inside the loop.',
      },
    ],
  },
  async (tools) => {
    await expectReplies(tools, '/echo', (text) => text);
    tools.hint(withoutQuery);
    await expectReplies(tools, `/echo?${tools.random.word()}=1`, (text) => text);
  },
);

check(
  {
    id: 'upper',
    es: '`/upper` lo devuelve en mayúsculas',
    en: '`/upper` returns it in capitals',
    hints: [
      {
        es: 'En `/upper`, cada texto vuelve en mayúsculas.',
        en: 'On `/upper`, each text comes back in capitals.',
      },
      {
        es: 'Una ruta sin declarar se rechaza con 403: no hay manejador que la acepte.',
        en: 'A route that is not declared is refused with 403: no handler is there to accept it.',
      },
      {
        es: "Declara otra: `app.websocket('/upper', …)`, y responde `text.toUpperCase()`.",
        en: "Declare another: `app.websocket('/upper', …)`, and answer `text.toUpperCase()`.",
      },
    ],
  },
  async (tools) => {
    await expectReplies(tools, '/upper', (text) => text.toUpperCase());
    await expectReplies(tools, '/echo', (text) => text);
    tools.hint(withoutQuery);
    await expectReplies(tools, `/upper?${tools.random.word()}=1`, (text) => text.toUpperCase());
  },
);

check(
  {
    id: 'path-parameter',
    es: '`/repeat/{n}` lo repite',
    en: '`/repeat/{n}` repeats it',
    hints: [
      {
        es: 'En `/repeat/{n}`, cada texto vuelve repetido _n_ veces. Si llegó un 403, ninguna de tus rutas acepta esa dirección.',
        en: 'On `/repeat/{n}`, each text comes back repeated _n_ times. If a 403 came, none of your routes takes that address.',
      },
      {
        es: 'Lo que va entre llaves es un parámetro de ruta; con `Path(int)` llega como número.',
        en: 'What stands in braces is a path parameter; with `Path(int)` it arrives as a number.',
      },
      {
        es: "`app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, async (websocket, { n }) => …)`.",
        en: "Declare `app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, async (websocket, { n }) => …)`.",
      },
    ],
  },
  async (tools) => {
    for (const n of [1, tools.random.integer(2, 8), 9]) {
      if (n === 9) tools.hint(nineToo, 'mismatch');
      await expectReplies(tools, `/repeat/${n}`, (text) => text.repeat(n));
    }
    tools.hint(withoutQuery);
    await expectReplies(tools, '/repeat/2?n=3', (text) => text.repeat(2));
  },
);

check(
  {
    id: 'unknown-4xx',
    es: 'Lo desconocido se rechaza',
    en: 'The unknown is refused',
    hints: [
      {
        es: 'Una ruta que no existe se rechaza antes del 101.',
        en: 'A path that does not exist is refused before the 101.',
      },
      {
        es: '`enchufe` rechaza por ti lo que no has declarado. Un `{resto:path}` que lo acepta todo le quita ese trabajo.',
        en: '`enchufe` refuses for you what you have not declared. A `{rest:path}` that takes everything takes that job away from it.',
      },
      {
        es: 'Declara solo las tres rutas de la tabla, enteras.',
        en: 'Declare only the three routes of the table, as a whole.',
      },
    ],
  },
  async ({ dial, random, expect }) => {
    for (const path of random.shuffle([
      `/${random.word()}`,
      '/',
      '/echox',
      `/echo/${random.word()}`,
      '/echo/',
      '/ECHO',
      `/upper/${random.word()}`,
      '/repeat',
      '/x/upper',
    ])) {
      const peer = dial();
      await expect.refusal(peer, { path });
      await expect.nothingMore(peer);
    }
  },
);

check(
  {
    id: 'bad-parameter',
    es: 'Un parámetro que no vale se rechaza',
    en: 'A parameter that will not do is refused',
    hints: [
      {
        es: 'Un parámetro que no vale se rechaza antes del 101.',
        en: 'A parameter that will not do is refused before the 101.',
      },
      {
        es: '`Path(int)` rechaza lo que no es un entero; los límites van aparte: `ge` es «mayor o igual» y `le`, «menor o igual».',
        en: '`Path(int)` refuses what is no integer; limits come on top: `ge` is “greater or equal”, `le` is “less or equal”.',
      },
      { es: 'Escribe `Path(int, { ge: 1, le: 9 })`.', en: 'Write `Path(int, { ge: 1, le: 9 })`.' },
    ],
  },
  async ({ dial, random, expect }) => {
    for (const n of random.shuffle([
      '0',
      '10',
      '-1',
      random.word(),
      '1.5',
      `${random.integer(1, 9)}${random.word()}`,
      `${random.integer(1, 9)}/${random.word()}`,
      `${random.integer(11, 99)}`,
      `${random.integer(100, 999)}`,
    ])) {
      const peer = dial();
      await expect.refusal(peer, { path: `/repeat/${n}` });
      await expect.nothingMore(peer);
    }
  },
);

check(
  {
    id: 'isolated',
    es: 'Cada conexión sigue su ruta',
    en: 'Each connection keeps to its route',
    hints: [
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      {
        es: 'Lo que declaras fuera del manejador es uno para todas las conexiones.',
        en: 'What you declare outside the handler is one for all connections.',
      },
      {
        es: 'Usa el `websocket` y los valores que recibe tu manejador.',
        en: 'Use the `websocket` and the values that your handler gets.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    const [echo, twin, upper, upperTwin, twice, twiceTwin, thrice] = [
      await connect('/echo'),
      await connect('/echo'),
      await connect('/upper'),
      await connect('/upper'),
      await connect('/repeat/2'),
      await connect('/repeat/2'),
      await connect('/repeat/3'),
    ];
    const others = [await connect('/echo'), await connect('/upper')];
    const text = random.word();
    for (const client of [thrice, echo, twice, upper]) client.sendText(text);
    await expect.text(echo, text);
    await expect.text(upper, text.toUpperCase());
    await expect.text(twice, text.repeat(2));
    await expect.text(thrice, text.repeat(3));
    const another = random.word();
    twin.sendText(another);
    await expect.text(twin, another);
    hint({
      es: 'La respuesta es solo para quien escribió, no para todos los de su ruta.',
      en: 'The answer is for the writer only, not for everybody on the route.',
    });
    for (const client of [echo, twin, upper, upperTwin, twice, twiceTwin, thrice, ...others]) {
      await expect.silence(client);
    }
    hint({
      es: 'Cuando alguien se va, termina su conexión; las demás de su ruta siguen.',
      en: 'When somebody leaves, their own connection ends; the others on the route go on.',
    });
    await twin.close(1000);
    twiceTwin.reset();
    for (const client of [echo, twice]) client.sendText(text);
    await expect.text(echo, text);
    await expect.text(twice, text.repeat(2));
  },
);
