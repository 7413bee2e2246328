import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

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
async function visitOf({ expect, hint }: CheckTools, client: Client): Promise<number> {
  client.sendText('visit');
  const expected = { es: 'un número en una trama de texto', en: 'a number in a text frame' };
  const message = await client.nextMessage(expected);
  if (message.kind === 'text' && /^-?\d+$/.test(message.text)) return Number(message.text);
  const came = message.kind === 'text' ? message.text : `${message.bytes.length} bytes`;
  hint(asks.onlyTheNumber);
  return expect.fails({ expected, received: { es: `«${came}»`, en: `“${came}”` } });
}

check(asks.validToken, async (tools) => {
  const { random } = tools;
  for (const [token, name] of random.shuffle(people)) {
    await ask(tools, await enter(tools, `/ws?token=${token}`, name), 'who', name);
    await enter(tools, `/ws?${random.word()}=1&token=${token}`, name);
  }
});

check(asks.noToken, async (tools) => {
  const { random } = tools;
  for (const path of random.shuffle(['/ws', `/ws?${random.word()}=ana-1`, '/ws?session=ana-1'])) {
    await expectTurnedAway(tools, path);
  }
  await expectTurnedAway(tools, '/ws', { Cookie: `theme=${random.word()}` });
});

check(asks.badToken, async (tools) => {
  const { random } = tools;
  const tokens = ['', 'ana', 'ana-', 'ana-12', '1ana-1', 'ana-1%20', 'ANA-1', 'beto-1'];
  for (const token of random.shuffle([...tokens, random.word(), 'constructor', '__proto__'])) {
    await expectTurnedAway(tools, `/ws?token=${token}`);
  }
  for (const session of [random.word(), 'toString']) {
    await expectTurnedAway(tools, '/ws', { Cookie: `session=${session}` });
  }
});

check(asks.cookieOk, async (tools) => {
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
});

check(asks.oncePerConnection, async (tools) => {
  const { random, expect, hint } = tools;
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
  const [third, fourth] = [await enterAs(random.pick(people)), await enterAs(random.pick(people))];
  await ask(tools, fourth, 'visit', `${number + 5}`);
  hint(
    {
      es: 'Quien entró antes conserva su número aunque entren otros: responde con `user.visit`, no con la variable del módulo.',
      en: 'Whoever came in before keeps their number when others come in: answer with `user.visit`, not with the variable of the module.',
    },
    'mismatch',
  );
  await ask(tools, third, 'visit', `${number + 4}`);
  await ask(tools, second, 'visit', `${number + 1}`);
  hint(asks.oneNumberEach, 'mismatch');

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
});

check(asks.identityPerConn, async (tools) => {
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
  let highest = -Infinity;
  for (const [client, name] of inside) {
    const number = await visitOf(tools, client);
    for (const [token, other] of people) if (other !== name) client.sendText(token);
    await ask(tools, client, 'who', name);
    await ask(tools, client, 'visit', `${number}`);
    highest = Math.max(highest, number);
  }
  await ask(tools, await enter(tools, '/ws?token=ana-1', 'ana'), 'visit', `${highest + 1}`);
});

check(asks.survives, async (tools) => {
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
});
