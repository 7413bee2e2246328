import { check, type CheckTools, type RawPeer } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

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
  { connect, expect, hint }: CheckTools,
  path: string,
  name: string,
  headers = {},
): Promise<void> {
  hint(asks.helloMissing, 'timed-out');
  const client = await connect(path, { headers });
  await expect.text(client, `hello ${name}`);
  hint(asks.whoUnanswered, 'timed-out');
  client.sendText('who');
  await expect.text(client, name);
}

check(asks.noToken401, async ({ dial, random, expect, hint }) => {
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
});

check(asks.noUpgradeAfter401, async ({ dial, expect, hint }) => {
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
});

check(asks.validToken, async (tools) => {
  for (const [token, name] of tools.random.shuffle(people)) {
    await expectHello(tools, `/?token=${token}`, name);
    await expectHello(tools, `/?x=1&token=${token}`, name);
  }
  tools.hint({
    es: 'Quien llega sin credencial después de otro no es ese otro: la identidad es de la conexión, no del módulo.',
    en: 'Whoever comes without a credential after somebody is not that somebody: an identity belongs to the connection, not to the module.',
  });
  await expectRefused(tools, { status: 401 });
});

check(asks.badToken401, async (tools) => {
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
});

check(asks.cookieOk, async (tools) => {
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
});

check(asks.badOrigin403, async (tools) => {
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
});

check(asks.identityPerConn, async ({ connect, random, expect, hint }) => {
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
});

check(asks.protoToken401, async (tools) => {
  const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  for (const token of tools.random.shuffle(words)) {
    await expectRefused(tools, { path: `/?token=${token}`, status: 401 });
    await expectRefused(tools, { headers: { Cookie: `session=${token}` }, status: 401 });
  }
});

check(asks.survives, async (tools) => {
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
});
