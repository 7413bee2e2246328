import { check } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';
import {
  advanceUntil,
  connectWhenFree,
  countAcceptedAtOnce,
  enter,
  letArrive,
  offer,
  statusOf,
  wanted,
} from './people.ts';

check(asks.rejectBefore101, async ({ dial, random, expect, hint }) => {
  hint(
    {
      es: 'Un corte no explica nada: contesta con una respuesta HTTP completa, hasta la línea en blanco que termina las cabeceras.',
      en: 'A cut explains nothing: answer with a complete HTTP response, up to the blank line that ends the headers.',
    },
    'closed',
  );
  hint(asks.mustAnswer, 'timed-out');
  for (const protocols of [
    undefined,
    [`${random.word()}.v1`],
    ['chat.v10', 'chat.v'],
    ['CHAT.V1'],
    [`${random.word()}-chat.v1`, 'chat.v1.1', 'chat-v1'],
  ]) {
    const peer = dial();
    await expect.refusal(peer, { status: 400, ...(protocols && { protocols }) });
    await expect.nothingMore(peer);
  }
  hint({
    es: 'El rechazo anuncia en `Content-Length` más bytes de los que trae: quien lo lee espera el resto.',
    en: 'The refusal announces more bytes in `Content-Length` than it brings: whoever reads it waits for the rest.',
  });
  const reader = dial();
  const { headers } = await reader.upgrade();
  const length = headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value;
  const { bytes } = await reader.untilEnd();
  if (length !== undefined && bytes < Number(length)) {
    expect.fails({
      expected: { es: `un cuerpo de ${length} bytes`, en: `a body of ${length} bytes` },
      received: { es: `${bytes} bytes`, en: `${bytes} bytes` },
    });
  }
});

check(asks.accepts, async (tools) => {
  const { connect, random, hint } = tools;
  hint(asks.mustAnswer, 'timed-out');
  const other = random.word();
  const many = [other, ...Array.from({ length: 4 }, (_, at) => random.word() + String(at))];
  await connect('/', { protocols: [...many, wanted, 'chat.v10'] });
  const tight = { 'Sec-WebSocket-Protocol': `${other},${wanted}` };
  await connect('/', { protocols: [other, wanted], headers: tight });
});

check(asks.slotFreed, async (tools) => {
  const { dial, random, expect } = tools;
  for (let times = 0; times < 3; times += 1) {
    await expect.refusal(dial(), { protocols: [random.word()], status: 400 });
  }
  const ways = ['reset', 'reset', 1000, 1001, random.integer(4000, 4999), undefined];
  for (const leave of random.shuffle(ways)) {
    const client = await connectWhenFree(tools, offer(tools));
    if (leave === 'reset') client.reset();
    else await client.close(typeof leave === 'number' ? leave : undefined);
  }
  // Both places are free again.
  await connectWhenFree(tools, offer(tools));
  await connectWhenFree(tools, offer(tools));
});

check({ ...asks.awaitsCheck, clock: 'virtual' }, async (tools) => {
  const { connect, dial, expect } = tools;
  const inside = await advanceUntil(tools, connect('/', { protocols: [wanted] }));
  const peer = dial();
  const answer = peer.upgrade('/', { protocols: [wanted] });
  let hasCome = false;
  const come = () => {
    hasCome = true;
  };
  void answer.then(come, come);
  // The clock stands still, while the server has all the turns that it needs to answer.
  await letArrive(tools, inside);
  const early = hasCome;
  const head = await advanceUntil(tools, answer);
  if (early || statusOf(head) !== 101) {
    const came = `HTTP ${statusOf(head)}`;
    expect.fails({
      expected: { es: 'HTTP 101, pasados 50 ms', en: 'HTTP 101, after 50 ms' },
      received: {
        es: early ? `${came}, sin que pasara el tiempo` : came,
        en: early ? `${came}, with no time gone by` : came,
      },
    });
  }
  peer.reset();
});

check({ ...asks.leftWhileDeciding, clock: 'virtual' }, async (tools) => {
  const { connect, dial, clock, hint } = tools;
  hint(
    {
      es: 'A alguien se le cortó la conexión mientras decidías, y nadie escuchaba el `error` de su socket: hasta que `ws` acepta, te toca a ti.',
      en: "Somebody's connection was cut while you decided, and nobody listened to the `error` of that socket: until `ws` accepts, it is up to you.",
    },
    'crashed',
  );
  const enterInTime = () => advanceUntil(tools, connect('/', { protocols: [wanted] }));
  const inside = await enterInTime();
  const impatient = dial();
  void impatient.upgrade('/', { protocols: [wanted] }).catch(() => undefined);
  await letArrive(tools, inside);
  impatient.reset();
  await letArrive(tools, inside);
  await clock.advance(50);
  // Its end may be heard later than the clock.
  for (let attempt = 1; attempt < 30; attempt += 1) {
    if (await enterInTime().catch(() => undefined)) return;
  }
  await enterInTime();
});

check(asks.subprotocolEcho, async (tools) => {
  const { random, expect } = tools;
  for (const protocols of [
    [wanted],
    [random.word(), wanted],
    ['chat.v10', wanted, random.word()],
  ]) {
    const client = await connectWhenFree(tools, protocols);
    if (client.protocol !== wanted) {
      const [right, came] = [wanted, client.protocol || '—'].map(
        (name) => `Sec-WebSocket-Protocol: ${name}`,
      );
      expect.fails({
        expected: { es: `${right}`, en: `${right}` },
        received: { es: `${came}`, en: `${came}` },
      });
    }
    await client.close(1000);
  }
});

check(asks.firstMessage, async (tools) => {
  const { random, expect } = tools;
  for (let times = 0; times < 3; times += 1) {
    const client = await connectWhenFree(tools, offer(tools));
    const text = random.word();
    client.sendText(text);
    const words = { es: `texto "echo: ${text}"`, en: `text "echo: ${text}"` };
    const first = await client.nextMessage(words);
    // Whether the greeting comes, and comes first, is for the next check.
    if (first.kind === 'text' && first.text === 'ready') await expect.text(client, `echo: ${text}`);
    await client.close(1000);
  }
});

check(asks.greeting, async (tools) => {
  const { random, expect, hint } = tools;
  const client = await connectWhenFree(tools, offer(tools));
  await expect.text(client, 'ready');
  // Whoever waits before it greets would answer this one first.
  const hasty = await connectWhenFree(tools, offer(tools));
  const first = random.word();
  hasty.sendText(first);
  await expect.text(hasty, 'ready');
  hint({
    es: 'A cada texto `x` se responde `echo: x`: a todos, no solo al primero, en orden, y solo a quien lo escribió.',
    en: 'Each text `x` is answered with `echo: x`: all of them, not only the first, in order, and only to its writer.',
  });
  await expect.text(hasty, `echo: ${first}`);
  const texts = [
    ...Array.from({ length: 12 }, () => random.word()),
    '',
    ` ñ€${random.text(7, 'ñ€ a')} `,
    random.text(65_536, 'abc'),
  ];
  for (const text of texts) client.sendText(text);
  for (const text of texts) await expect.text(client, `echo: ${text}`);
  await expect.silence(client);
});

check(asks.capacity503, async (tools) => {
  const { dial, random, expect, hint } = tools;
  const [first, second] = [await enter(tools), await enter(tools)];
  for (let times = 0; times < 3; times += 1) {
    const peer = dial();
    await expect.refusal(peer, { protocols: offer(tools), status: 503 });
    await expect.nothingMore(peer);
  }
  hint({
    es: 'Quien no ofrece `chat.v1` recibe 400, también cuando no hay sitio: mira primero lo ofrecido.',
    en: 'Whoever does not offer `chat.v1` gets 400, even when there is no place: look at the offer first.',
  });
  await expect.refusal(dial(), { protocols: [random.word()], status: 400 });
  hint({
    es: 'Con dos dentro, cada texto se responde a quien lo escribió, y nadie pierde su sitio.',
    en: 'With two inside, each text is answered to its writer, and nobody loses its place.',
  });
  for (const client of [first, second]) {
    const text = random.word();
    client.sendText(text);
    await expect.text(client, `echo: ${text}`);
  }
  hint({
    es: 'Uno de los dos se fue, y aun así no hay sitio: una petición rechazada no debe ocupar ninguno.',
    en: 'One of the two left, and still there is no place: a refused request must take none.',
  });
  await first.close(1000);
  const third = await enter(tools);
  hint({
    es: 'De dos que había dentro se fue uno y entró otro: vuelven a ser dos. Quien se va libera un sitio, el suyo.',
    en: 'Of two that were in, one left and another came: they are two again. Who leaves frees one place, its own.',
  });
  await expect.refusal(dial(), { protocols: offer(tools), status: 503 });
  for (const client of [second, third]) await client.close(1000);
  hint({
    es: 'Ya no queda nadie dentro, y aun así no hay sitio: una petición rechazada no debe ocupar ninguno.',
    en: 'Nobody is in any more, and still there is no place: a refused request must take none.',
  });
  for (const client of [await enter(tools), await enter(tools)]) await client.close(1000);
  hint({
    es: 'Si cuentas antes de esperar y aceptas después, varias peticiones ven el mismo hueco. Entre contar y aceptar no puede haber ningún `await`.',
    en: 'If you count before waiting and accept afterwards, several requests see the same free place. Between counting and accepting there can be no `await`.',
  });
  let accepted = 0;
  // Who has just left may still be counted.
  for (let attempt = 1; attempt < 10 && accepted < 2; attempt += 1) {
    accepted = await countAcceptedAtOnce(tools, 5);
  }
  if (accepted < 2) {
    hint({
      es: 'Había sitio para dos y no entraron: mientras decides por uno, otro también puede entrar.',
      en: 'There was room for two and they did not get in: while you decide on one, another may come in as well.',
    });
  }
  if (accepted !== 2) {
    expect.fails({
      expected: {
        es: 'de 5 peticiones a la vez, 2 aceptadas',
        en: 'of 5 requests at once, 2 accepted',
      },
      received: { es: `${accepted} aceptadas`, en: `${accepted} accepted` },
    });
  }
});

check(asks.survives, async (tools) => {
  const { dial, random, expect, hint } = tools;
  const impatient = dial();
  void impatient.upgrade('/', { protocols: [wanted] }).catch(() => undefined);
  impatient.reset();
  const unmasked = await connectWhenFree(tools, [wanted]);
  unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
  await unmasked.closed;
  for (let times = 0; times < 2; times += 1) {
    const client = await enter(tools);
    const text = random.word();
    client.sendText(text);
    await expect.text(client, `echo: ${text}`);
    await client.close(1000);
  }
  hint(
    {
      es: 'Después de `error` siempre llega `close`: libera el sitio solo en `close`, una vez.',
      en: '`close` always follows `error`: free the place only in `close`, once.',
    },
    'mismatch',
  );
  const inside = [await enter(tools), await enter(tools)];
  await expect.refusal(dial(), { protocols: offer(tools), status: 503 });
  for (const client of inside) await client.close(1000);
  await enter(tools);
  hint({
    es: '`ws` también rechaza: a una clave mal hecha responde 400 sin llamar a tu función. Suma dentro de ella, o descuenta en el `close` del `stream`.',
    en: '`ws` refuses as well: it answers 400 to a malformed key, and does not call your function. Add in there, or take one off on `close` of the `stream`.',
  });
  for (let times = 0; times < 4; times += 1) {
    const headers = { 'Sec-WebSocket-Key': random.word() };
    const peer = dial();
    await peer.upgrade('/', { protocols: [wanted], headers });
    await peer.untilEnd();
  }
  await enter(tools);
});
