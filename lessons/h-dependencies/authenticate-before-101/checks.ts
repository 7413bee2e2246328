import { check, type CheckTools, type RawPeer } from '../../../src/checks/check.ts';

const people = [
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
] as const;

type Refusal = NonNullable<Parameters<CheckTools['expect']['refusal']>[1]>;

/** A refusal, and nothing after it but the end. */
async function expectRefused(
  { dial, expect }: { dial: () => RawPeer; expect: CheckTools['expect'] },
  refusal: Refusal,
): Promise<void> {
  const peer = dial();
  await expect.refusal(peer, refusal);
  await expect.nothingMore(peer);
}

async function expectHello(
  { connect, expect }: CheckTools,
  path: string,
  name: string,
  headers = {},
): Promise<void> {
  const client = await connect(path, { headers });
  await expect.text(client, `hello ${name}`);
  client.sendText('who');
  await expect.text(client, name);
}

check(
  {
    id: 'no-token-401',
    es: 'Sin credencial, un 401',
    en: 'Without a credential, a 401',
    hints: [
      {
        es: 'Sin credencial, `null` no es un permiso: rechaza.',
        en: 'No credential: `null` is not permission. Reject.',
      },
      {
        es: 'Quien no trae credencial no debe ver un 101. Después del 101 ya está dentro, aunque lo cierres.',
        en: 'Whoever brings no credential must not see a 101. After the 101 it is in, even if you close.',
      },
      {
        es: "En `upgrade`: si no hay usuario, `stream.end('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n')` y `return`.",
        en: "On `upgrade`: unless there is a user, `stream.end('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n')` and `return`.",
      },
    ],
  },
  async ({ dial, random, expect, hint }) => {
    hint(
      {
        es: 'Un corte no explica nada: responde con un HTTP completo, hasta la línea en blanco que cierra las cabeceras.',
        en: 'A cut explains nothing: answer with a complete HTTP response, up to the blank line that ends the headers.',
      },
      'closed',
    );
    hint(
      {
        es: 'Una petición sin respuesta queda colgada: acepta o rechaza, siempre.',
        en: 'A request without an answer hangs: accept or refuse, always.',
      },
      'timed-out',
    );
    hint(
      {
        es: 'Un error sin capturar termina el proceso: puede faltar la cabecera, la cookie o el token que buscas.',
        en: 'An uncaught error ends the process: the header, the cookie or the token that you look for may be missing.',
      },
      'crashed',
    );
    for (const path of ['/', `/?${random.word()}=ana-1`, '/?session=ana-1'])
      await expect.refusal(dial(), { path, status: 401 });
    await expect.refusal(dial(), { headers: { Cookie: `theme=${random.word()}` }, status: 401 });
  },
);

check(
  {
    id: 'no-upgrade-after-401',
    es: 'Tras el rechazo, nada más',
    en: 'After the refusal, nothing more',
    hints: [
      {
        es: 'Rechazaste y después aceptaste: falta un `return`.',
        en: 'You rejected and then accepted: a `return` is missing.',
      },
      {
        es: 'Escribir un 401 no detiene a tu función: sigue hasta `handleUpgrade`. Y un rechazo tiene que terminar la conexión.',
        en: 'Writing a 401 does not stop your function: it goes on to `handleUpgrade`. And a refusal has to end the connection.',
      },
      {
        es: 'Termina con `stream.end(…)` y sal de la función con `return`.',
        en: 'End with `stream.end(…)`, and leave the function with `return`.',
      },
    ],
  },
  async ({ dial, expect, hint }) => {
    hint(
      {
        es: 'Un rechazo termina la conexión: `stream.end(…)`, no solo `stream.write(…)`.',
        en: 'A refusal ends the connection: `stream.end(…)`, not only `stream.write(…)`.',
      },
      'timed-out',
    );
    const peer = dial();
    await expect.refusal(peer, { status: 401 });
    await expect.nothingMore(peer);
  },
);

check(
  {
    id: 'valid-token',
    es: 'Con un token válido, `hello`',
    en: 'With a valid token, `hello`',
    hints: [
      {
        es: 'Con una credencial válida se esperaba un 101 y `hello <nombre>`.',
        en: 'With a valid credential, a 101 and `hello <name>` were expected.',
      },
      {
        es: "El token está en la consulta: `searchParams.get('token')`.",
        en: "The token is in the query: `searchParams.get('token')`.",
      },
      {
        es: 'Al aceptar, lo primero: `socket.send(`hello ${user}`)`.',
        en: 'On accepting, first of all: `socket.send(`hello ${user}`)`.',
      },
    ],
  },
  async (tools) => {
    for (const [token, name] of tools.random.shuffle(people)) {
      await expectHello(tools, `/?token=${token}`, name);
      await expectHello(tools, `/?x=1&token=${token}`, name);
    }
    tools.hint({
      es: 'Quien llega sin credencial después de otro no es ese otro: la identidad es de la conexión, no del módulo.',
      en: 'Whoever comes without a credential after somebody is not that somebody: an identity belongs to the connection, not to the module.',
    });
    await expectRefused(tools, { status: 401 });
  },
);

check(
  {
    id: 'bad-token-401',
    es: 'Un token que no es de nadie, un 401',
    en: "A token that is nobody's, a 401",
    hints: [
      {
        es: 'Que exista no significa que sea válida: compruébala.',
        en: 'Present is not valid: verify it.',
      },
      {
        es: 'Busca la credencial en la tabla, entera: ni por su comienzo, ni recortada.',
        en: 'Look the credential up in the table, as a whole: neither by its beginning nor cut short.',
      },
      {
        es: '`users.get(credential)`; si da `undefined`, 401.',
        en: 'Use `users.get(credential)`; if that gives `undefined`, 401.',
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    const tokens = ['', 'ana', 'ana-', 'ana-12', '1ana-1', 'ana-1%20', 'ANA-1', 'beto-1'];
    for (const token of random.shuffle([...tokens, random.word()])) {
      await expectRefused(tools, { path: `/?token=${token}`, status: 401 });
    }
    const Cookie = `theme=${random.word()}; session=${random.word()}`;
    await expectRefused(tools, { headers: { Cookie }, status: 401 });
    hint(
      {
        es: 'Con un `%` suelto, `decodeURIComponent` lanza un error: captúralo y rechaza, o lee la consulta con `URLSearchParams`, que nunca lanza.',
        en: 'At a stray `%`, `decodeURIComponent` throws: catch that and refuse, or read the query with `URLSearchParams`, which never throws.',
      },
      'crashed',
    );
    for (const token of ['%', `${random.word()}%E0%A4%A`]) {
      await expectRefused(tools, { path: `/?token=${token}`, status: 401 });
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
        es: '`Cookie` es una sola cabecera con pares `nombre=valor` separados por `; `.',
        en: '`Cookie` is a single header of `name=value` pairs, separated by `; `.',
      },
      {
        es: 'Parte la cabecera por `;`, recorta cada par y busca el que se llama exactamente `session`.',
        en: 'Split the header at `;`, trim each pair, and find the one that is called exactly `session`.',
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    hint(
      {
        es: 'Las demás cookies no son cosa tuya, y pueden decir cualquier cosa: no las decodifiques.',
        en: 'The other cookies are none of your business, and may say anything: do not decode them.',
      },
      'crashed',
    );
    for (const [token, name] of random.shuffle(people)) {
      const [theme, session] = [`theme=${random.word()}%`, `session=${token}`];
      for (const pairs of [
        [session],
        [theme, session, 'lang=es'],
        [theme, 'lang=es', 'a=b=c', session],
      ]) {
        await expectHello(tools, '/', name, { Cookie: pairs.join('; ') });
      }
    }
    hint(
      {
        es: 'Solo cuenta la cookie que se llama exactamente `session`: ni `mysession`, ni `sessionid`, ni `Session`.',
        en: 'Only the cookie called exactly `session` counts: not `mysession`, `sessionid` or `Session`.',
      },
      'mismatch',
    );
    for (const Cookie of ['mysession=ana-1; sessionid=beto-2', 'token=ana-1', 'Session=beto-2']) {
      await expectRefused(tools, { headers: { Cookie }, status: 401 });
    }
    hint({
      es: 'Si vienen las dos credenciales, cuenta el token: también cuando no es de nadie.',
      en: "If both credentials come, the token counts: also when it is nobody's.",
    });
    await expectHello(tools, '/?token=beto-2', 'beto', { Cookie: 'session=ana-1' });
    await expectHello(tools, '/?token=ana-1', 'ana', { Cookie: `session=${random.word()}` });
    const both = { path: `/?token=${random.word()}`, headers: { Cookie: 'session=ana-1' } };
    await expectRefused(tools, { ...both, status: 401 });
    hint({
      es: 'Un token vacío también es un token, y no es de nadie: `||` lo pasa por alto y mira la cookie; `??`, no.',
      en: "An empty token is a token too, and nobody's: `||` skips it and looks at the cookie; `??` does not.",
    });
    await expectRefused(tools, { ...both, path: '/?token=', status: 401 });
  },
);

check(
  {
    id: 'bad-origin-403',
    es: 'Otro origen, un 403',
    en: 'Another origin, a 403',
    hints: [
      {
        es: 'WebSocket no tiene CORS y la cookie viaja desde cualquier web: compara el origen completo.',
        en: 'WebSocket has no CORS and the cookie travels from any site: compare the whole origin.',
      },
      {
        es: '`http://course.test.evil.example` empieza por tu origen, y no lo es. `null` tampoco.',
        en: '`http://course.test.evil.example` begins with your origin, and is not it. Neither is `null`.',
      },
      {
        es: "Escribe `if (origin !== undefined && origin !== 'http://course.test')` y responde 403.",
        en: "Write `if (origin !== undefined && origin !== 'http://course.test')`, and answer 403.",
      },
    ],
  },
  async (tools) => {
    const { random, hint } = tools;
    const origins = [
      'http://evil.example',
      'http://course.test.evil.example',
      'null',
      'https://course.test',
      'http://course.test:8080',
      'http://course.test:80',
      'http://course.test/',
      'http://course-test',
      'HTTP://COURSE.TEST',
      `http://${random.word()}course.test`,
    ];
    for (const origin of random.shuffle(origins)) {
      await expectRefused(tools, { path: '/?token=ana-1', origin, status: 403 });
    }
    hint(
      {
        es: 'Mira el origen venga como venga la credencial: es la cookie la que viaja desde cualquier web.',
        en: 'Look at the origin however the credential comes: it is the cookie that travels from any site.',
      },
      'mismatch',
    );
    const headers = { Cookie: 'session=beto-2' };
    await expectRefused(tools, { origin: `http://${random.word()}.example`, headers, status: 403 });
    hint({
      es: 'Un buen origen no es una credencial: desde él también hace falta un token o una cookie.',
      en: 'A good origin is no credential: from there, too, it takes a token or a cookie.',
    });
    const origin = 'http://course.test';
    await expectHello(tools, '/?token=ana-1', 'ana', { Origin: origin });
    await expectHello(tools, '/', 'beto', { Origin: origin, ...headers });
    for (const path of ['/', `/?token=${random.word()}`]) {
      await expectRefused(tools, { path, origin, status: 401 });
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
        es: 'Una variable del módulo recuerda solo a quien entró el último.',
        en: 'A variable of the module remembers only who came in last.',
      },
      {
        es: 'Guarda el nombre en una constante dentro de la función de `handleUpgrade`.',
        en: 'Keep the name in a constant inside the function of `handleUpgrade`.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
    const clients = [];
    for (const [token, name] of random.shuffle([...people, ...people])) {
      const client = await connect(`/?token=${token}`);
      await expect.text(client, `hello ${name}`);
      clients.push({ client, name });
    }
    hint(
      {
        es: 'Cada `who` recibe respuesta, también el segundo: `once` escucha un solo mensaje.',
        en: 'Every `who` gets an answer, the second one too: `once` listens to a single message.',
      },
      'timed-out',
    );
    for (const { client, name } of random.shuffle([...clients, ...clients])) {
      client.sendText('who');
      await expect.text(client, name);
    }
    for (const { client } of clients) await expect.silence(client);
    const [gone, ...others] = clients;
    await gone?.client.close(1000);
    for (const { client, name } of others) {
      client.sendText('who');
      await expect.text(client, name);
    }
  },
);

check(
  {
    id: 'proto-token-401',
    es: '`constructor` no es de nadie',
    en: '`constructor` is nobody',
    hints: [
      {
        es: "`objeto['constructor']` existe en todo objeto: usa `Map` u `Object.hasOwn`.",
        en: "`obj['constructor']` exists on every object: use `Map` or `Object.hasOwn`.",
      },
      {
        es: 'Un objeto corriente hereda propiedades, así que buscar en él un nombre que eligió el cliente encuentra cosas que tú no pusiste.',
        en: 'A plain object inherits properties, so looking up a name that the client chose finds things that you never put there.',
      },
      {
        es: 'Escribe `const users = new Map([[…]])` y `users.get(token)`.',
        en: 'Write `const users = new Map([[…]])` and `users.get(token)`.',
      },
    ],
  },
  async (tools) => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    for (const token of tools.random.shuffle(words)) {
      await expectRefused(tools, { path: `/?token=${token}`, status: 401 });
      await expectRefused(tools, { headers: { Cookie: `session=${token}` }, status: 401 });
    }
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota no termina el proceso',
    en: 'A broken frame does not end the process',
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Una trama que incumple el protocolo emite `error` en esa conexión.',
        en: 'A frame that breaks the protocol emits `error` on that connection.',
      },
      {
        es: "Al aceptar: `socket.on('error', console.error)`.",
        en: "On accepting: `socket.on('error', console.error)`.",
      },
    ],
  },
  async (tools) => {
    const { dial, random } = tools;
    for (const [path, headers] of [
      ['/?token=ana-1', {}],
      ['/', { Cookie: 'session=ana-1' }],
    ] as const) {
      const unmasked = dial();
      await unmasked.upgrade(path, { headers });
      unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
      await unmasked.untilEnd();
    }
    await expectHello(tools, '/?token=beto-2', 'beto');
  },
);
