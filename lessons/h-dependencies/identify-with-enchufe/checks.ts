import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

const people = [
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
] as const;

type Headers = Readonly<Record<string, string>>;

/** Somebody who was let in and greeted. */
async function enter(
  { connect, expect }: CheckTools,
  path: string,
  name: string,
  headers: Headers = {},
): Promise<Client> {
  const client = await connect(path, { headers });
  await expect.text(client, `hello ${name}`);
  return client;
}

async function ask({ expect }: CheckTools, client: Client, text: string, answer: string) {
  client.sendText(text);
  await expect.text(client, answer);
}

/** A handshake that is refused, and nothing after it. */
async function expectTurnedAway({ dial, expect }: CheckTools, path: string, headers: Headers = {}) {
  const peer = dial();
  await expect.refusal(peer, { path, headers });
  await expect.nothingMore(peer);
}

/** The number of a visit, whatever it is. */
async function visitOf({ expect }: CheckTools, client: Client): Promise<number> {
  client.sendText('visit');
  const expected = { es: 'un número en una trama de texto', en: 'a number in a text frame' };
  const message = await client.nextMessage(expected);
  if (message.kind === 'text' && /^\d+$/.test(message.text)) return Number(message.text);
  const came = message.kind === 'text' ? message.text : `${message.bytes.length} bytes`;
  return expect.fails({ expected, received: { es: `«${came}»`, en: `“${came}”` } });
}

check(
  {
    id: 'valid-token',
    es: 'Con un token válido, `hello`',
    en: 'With a valid token, `hello`',
    hints: [
      {
        es: 'Con un token válido en la consulta se esperaba un 101 y, como primer mensaje, `hello <nombre>`.',
        en: 'With a valid token in the query, a 101 was expected and, as the first message, `hello <name>`.',
      },
      {
        es: '`Query(str, { default: null })` da el parámetro que se llama como la clave: `{ token: Query(…) }` lee `?token=…`.',
        en: '`Query(str, { default: null })` gives the parameter that is called like the key: `{ token: Query(…) }` reads `?token=…`.',
      },
      {
        es: 'Pide la identidad en la ruta, `{ user: Depends(getUser) }`, acepta, y envía lo primero `hello ${user.name}`.',
        en: 'Ask for the identity in the route, `{ user: Depends(getUser) }`, accept, and send `hello ${user.name}` first of all.',
      },
    ],
  },
  async (tools) => {
    const { random } = tools;
    for (const [token, name] of random.shuffle(people)) {
      await ask(tools, await enter(tools, `/ws?token=${token}`, name), 'who', name);
      await enter(tools, `/ws?${random.word()}=1&token=${token}`, name);
    }
  },
);

check(
  {
    id: 'no-token',
    es: 'Sin credencial, un 4xx y nunca un 101',
    en: 'Without a credential, a 4xx and never a 101',
    hints: [
      {
        es: 'Sin credencial, `null` no es un permiso: rechaza.',
        en: 'No credential: `null` is not permission. Reject.',
      },
      {
        es: 'Si una dependencia lanza, tu manejador ni empieza. Rechazar después de `accept()` es tarde: el cliente ya vio el 101.',
        en: 'If a dependency throws, your handler never starts. To refuse after `accept()` is late: the client has seen the 101.',
      },
      {
        es: 'En `getToken`: si no hay ni `token` ni `session`, `throw new WebSocketException(1008)`.',
        en: 'In `getToken`: unless there is a `token` or a `session`, `throw new WebSocketException(1008)`.',
      },
    ],
  },
  async (tools) => {
    const { random } = tools;
    for (const path of random.shuffle(['/ws', `/ws?${random.word()}=ana-1`, '/ws?session=ana-1'])) {
      await expectTurnedAway(tools, path);
    }
    await expectTurnedAway(tools, '/ws', { Cookie: `theme=${random.word()}` });
  },
);

check(
  {
    id: 'bad-token',
    es: 'Un token que no es de nadie, un 4xx',
    en: "A token that is nobody's, a 4xx",
    hints: [
      {
        es: 'Que exista no significa que sea válida: compruébala.',
        en: 'Present is not valid: verify it.',
      },
      {
        es: 'Busca la credencial entera en la tabla. Un objeto corriente también «contiene» `constructor`; un `Map`, no.',
        en: 'Look the whole credential up in the table. A plain object “contains” `constructor` too; a `Map` does not.',
      },
      {
        es: 'En `getUser`: `const name = users.get(token)`; si es `undefined`, `throw new WebSocketException(1008)`.',
        en: 'In `getUser`: `const name = users.get(token)`; if that is `undefined`, `throw new WebSocketException(1008)`.',
      },
    ],
  },
  async (tools) => {
    const { random } = tools;
    const tokens = ['', 'ana', 'ana-', 'ana-12', '1ana-1', 'ana-1%20', 'ANA-1', 'beto-1'];
    for (const token of random.shuffle([...tokens, random.word(), 'constructor', '__proto__'])) {
      await expectTurnedAway(tools, `/ws?token=${token}`);
    }
    for (const session of [random.word(), 'toString']) {
      await expectTurnedAway(tools, '/ws', { Cookie: `session=${session}` });
    }
  },
);

check(
  {
    id: 'cookie-ok',
    es: 'La cookie también vale',
    en: 'The cookie will do as well',
    hints: [
      {
        es: 'La credencial también puede venir en la cookie, y puede no ser la primera.',
        en: 'The credential may come in a cookie, and not the first one.',
      },
      {
        es: 'Una dependencia puede pedir varias cosas a la vez: `Query` para `token`, `Cookie` para `session`. Lo que puede faltar lleva `default: null`.',
        en: 'A dependency may ask for several things at once: `Query` for `token`, `Cookie` for `session`. What may be missing has `default: null`.',
      },
      {
        es: 'Declara `{ token: Query(str, { default: null }), session: Cookie(str, { default: null }) }` y usa `token ?? session`.',
        en: 'Declare `{ token: Query(str, { default: null }), session: Cookie(str, { default: null }) }`, and use `token ?? session`.',
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    for (const [token, name] of random.shuffle(people)) {
      const alone = await enter(tools, '/ws', name, { Cookie: `session=${token}` });
      await ask(tools, alone, 'who', name);
      const among = `theme=${random.word()}; session=${token}; lang=es`;
      await enter(tools, '/ws', name, { Cookie: among });
    }
    hint(
      {
        es: 'Solo cuenta la cookie que se llama exactamente `session`: ni `mysession`, ni `sessionid`, ni `Session`.',
        en: 'Only the cookie called exactly `session` counts: not `mysession`, `sessionid` or `Session`.',
      },
      'mismatch',
    );
    for (const Cookie of ['mysession=ana-1; sessionid=beto-2', 'token=ana-1', 'Session=beto-2']) {
      await expectTurnedAway(tools, '/ws', { Cookie });
    }
    hint({
      es: 'Si vienen las dos credenciales, cuenta el token: también cuando no es de nadie.',
      en: "If both credentials come, the token counts: also when it is nobody's.",
    });
    await enter(tools, '/ws?token=beto-2', 'beto', { Cookie: 'session=ana-1' });
    await enter(tools, '/ws?token=ana-1', 'ana', { Cookie: `session=${random.word()}` });
    await expectTurnedAway(tools, `/ws?token=${random.word()}`, { Cookie: 'session=ana-1' });
  },
);

check(
  {
    id: 'once-per-connection',
    es: 'La identidad se resuelve una vez por conexión',
    en: 'The identity is worked out once for each connection',
    hints: [
      {
        es: 'Cada conexión toma un número, y uno solo: el siguiente al de la visita anterior.',
        en: 'Each connection takes one number and no more: the one after that of the visit before.',
      },
      {
        es: '`Depends` llama a la dependencia una vez por conexión y guarda su valor, aunque la pidan varias veces; con `useCache: false`, o si la llamas tú, se ejecuta otra vez.',
        en: '`Depends` calls the dependency once for each connection and keeps its value, however many ask for it; with `useCache: false`, or if you call it yourself, it runs again.',
      },
      {
        es: 'Suma uno a `visits` en `getUser`, después de comprobar el token, devuelve `{ name, visit: visits }`, y responde con `user.visit`.',
        en: 'Add one to `visits` in `getUser`, after you have verified the token, return `{ name, visit: visits }`, and answer with `user.visit`.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const enterAs = async ([token, name]: (typeof people)[number]): Promise<Client> =>
      random.pick([true, false])
        ? enter(tools, `/ws?token=${token}`, name)
        : enter(tools, '/ws', name, { Cookie: `session=${token}` });
    const first = await enterAs(random.pick(people));
    const number = await visitOf(tools, first);
    for (let times = random.integer(2, 4); times > 0; times -= 1) {
      await ask(tools, first, 'visit', `${number}`);
    }
    const second = await enterAs(random.pick(people));
    await ask(tools, second, 'visit', `${number + 1}`);
    // Nobody gives a number back: neither who leaves, first or last, nor who never came in.
    await first.close(1000);
    await (await enterAs(random.pick(people))).close(1000);
    await expectTurnedAway(tools, '/ws');
    await expectTurnedAway(tools, `/ws?token=${random.word()}`);
    await expectTurnedAway(tools, '/ws', { Cookie: `session=${random.word()}` });
    // Who comes in takes a number, whether it asks for it or not, and in whatever order they ask.
    await enterAs(random.pick(people));
    const [third, fourth] = [
      await enterAs(random.pick(people)),
      await enterAs(random.pick(people)),
    ];
    await ask(tools, fourth, 'visit', `${number + 5}`);
    await ask(tools, third, 'visit', `${number + 4}`);
    await ask(tools, second, 'visit', `${number + 1}`);

    // At the same moment: who gets which number is nobody's business, but each gets its own.
    const together = await Promise.all(random.shuffle([...people, ...people]).map(enterAs));
    const numbers: number[] = [];
    for (const client of together) numbers.push(await visitOf(tools, client));
    const came = numbers.sort((one, other) => one - other).join(', ');
    const wanted = numbers.map((_, index) => number + 6 + index).join(', ');
    if (came !== wanted) {
      expect.fails({
        expected: { es: `visitas ${wanted}`, en: `visits ${wanted}` },
        received: { es: `visitas ${came}`, en: `visits ${came}` },
      });
    }
  },
);

check(
  {
    id: 'identity-per-conn',
    es: 'Cada conexión es quien es',
    en: 'Each connection is who it is',
    hints: [
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      {
        es: 'Una variable del módulo solo recuerda a quien se identificó en último lugar.',
        en: 'A variable of the module remembers only who was identified last.',
      },
      {
        es: 'Usa el `user` que tu manejador recibe como segundo argumento: cada conexión tiene el suyo.',
        en: 'Use the `user` that your handler is given in its second argument: each connection has its own.',
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    const inside: [Client, string][] = [];
    for (const [token, name] of random.shuffle([...people, ...people])) {
      inside.push([await enter(tools, `/ws?token=${token}`, name), name]);
    }
    for (const [client, name] of random.shuffle([...inside, ...inside])) {
      await ask(tools, client, 'who', name);
    }
    await expectTurnedAway(tools, `/ws?token=${random.word()}`);
    await inside.shift()?.[0].close(1000);
    for (const [client, name] of random.shuffle(inside)) await ask(tools, client, 'who', name);
    hint({
      es: 'Lo que un cliente dice después no es una credencial: cada conexión sigue siendo quien era al entrar, y la visita que era.',
      en: 'What a client says later is no credential: each connection remains who it was on coming in, and the visit that it was.',
    });
    let highest = 0;
    for (const [client, name] of inside) {
      const number = await visitOf(tools, client);
      for (const [token, other] of people) if (other !== name) client.sendText(token);
      await ask(tools, client, 'who', name);
      await ask(tools, client, 'visit', `${number}`);
      highest = Math.max(highest, number);
    }
    await ask(tools, await enter(tools, '/ws?token=ana-1', 'ana'), 'visit', `${highest + 1}`);
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
        es: 'Usa solo el `websocket` y el `user` que recibe tu manejador.',
        en: 'Use only the `websocket` and the `user` that your handler gets.',
      },
    ],
  },
  async (tools) => {
    const { dial, random, hint } = tools;
    hint(
      {
        es: 'Un cliente se fue mal y otro lo notó.',
        en: 'One client left badly, and another noticed.',
      },
      'closed',
    );
    const bystander = await enter(tools, '/ws?token=ana-1', 'ana');
    const cut = dial();
    await cut.upgrade('/ws?token=beto-2');
    cut.reset();
    const unmasked = dial();
    await unmasked.upgrade('/ws?token=beto-2');
    unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await unmasked.untilEnd();
    await ask(tools, bystander, 'who', 'ana');
    await ask(tools, await enter(tools, '/ws?token=beto-2', 'beto'), 'who', 'beto');
  },
);
