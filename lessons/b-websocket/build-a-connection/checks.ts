import { check, type Client } from '../../../src/checks/check.ts';
import { expectNews, expectOneRejection, expectRejection, watch } from './news.ts';
import { enter, expectEchoes, someNames } from './people.ts';
import * as asks from './asks.ts';

check(asks.noLoss, async (tools) => {
  const { connect, random, hint } = tools;
  hint(asks.endsTheProcess, 'crashed');
  const [name = ''] = someNames(tools, 1);
  const client = await connect(`/c/${name}`);
  const words = [random.word(5), random.word(6), random.word(7), random.word(8)];
  // The same text twice is two messages.
  const burst = random.pick([0, 1, 2, 3].map((at) => words.toSpliced(at, 0, words[at] ?? '')));
  for (const text of burst) client.sendText(text);
  await expectEchoes(tools, client, burst);
  hint({
    es: 'Un texto vacío también es un mensaje: compara con `undefined`, no preguntes si es «falso».',
    en: 'An empty text is a message too: compare with `undefined`, do not ask whether it is falsy.',
  });
  const more = [random.word(), '', '', random.word()];
  for (const text of more) client.sendText(text);
  await expectEchoes(tools, client, more);
  client.sendText('');
  await expectEchoes(tools, client, ['']);
});

check(asks.isolated, async (tools) => {
  const { connect, random, expect } = tools;
  const [shared = '', other = ''] = someNames(tools, 2);
  const clients: Client[] = [];
  // Two may have the same name.
  for (const name of [shared, other, shared]) clients.push(await connect(`/c/${name}`));
  const texts = clients.map((_, at) =>
    Array.from({ length: 4 }, (_each, turn) => `${at}${turn}${random.word()}`),
  );
  for (const turn of [0, 1, 2, 3]) {
    for (const [at, client] of random.shuffle([...clients.entries()])) {
      client.sendText(texts[at]?.[turn] ?? '');
    }
  }
  for (const [at, client] of clients.entries()) {
    await expectEchoes(tools, client, texts[at] ?? []);
  }
  for (const client of clients) await expect.silence(client);
  const [first, ...rest] = clients;
  await first?.close(1000);
  for (const client of [...rest, await connect(`/c/${shared}`)]) {
    // The first may have been awaited already when the other left; the second was not.
    for (const text of [random.word(), random.word()]) {
      client.sendText(text);
      await expectEchoes(tools, client, [text]);
    }
  }
});

check({ ...asks.waits, clock: 'virtual' }, async (tools) => {
  const { connect, clock, random, expect } = tools;
  const [name = ''] = someNames(tools, 1);
  const client = await connect(`/c/${name}`);
  for (const pause of [300_000, 900_000]) {
    // Whoever pings meanwhile gets its pongs.
    await clock.advance(pause);
    const text = random.word();
    client.sendText(text);
    await client.pong();
    // The handler's 20 ms, and what the class may do before it gives the text: it may look for one now and then.
    for (let turn = 0; client.unread === 0 && turn < 50; turn += 1) await clock.advance(20);
    await expect.reply(client, `echo: ${text}`);
  }
});

check(asks.order, async (tools) => {
  const { connect, random, expect, hint } = tools;
  const monitor = await watch(tools);
  const [name = ''] = someNames(tools, 1);
  const client = await connect(`/c/${name}`);
  const words = Array.from({ length: 6 }, () => random.word());
  for (const word of words) client.sendText(word);
  for (const word of words) await expect.text(client, `echo: ${word}`);

  hint({
    es: 'Cada texto vuelve entero, tal como llegó: `data.toString()`, y nada más.',
    en: 'Each text comes back whole, as it came: `data.toString()`, and nothing more.',
  });
  const pieces = [random.word(), random.text(3, 'ñ€'), random.word()];
  const texts = random.shuffle([
    '',
    // Two, so that one of them waits in the queue.
    ` ${random.word()}\n`,
    `${random.word()}\n `,
    random.text(12, 'ñáé¿€😀'),
    ...[125, 126, 65_535, 65_536].map((bytes) => random.text(bytes, 'abcdefgh')),
  ]);
  for (const text of texts) client.sendText(text);
  client.sendFragments('text', pieces);
  texts.push(pieces.join(''));
  for (const text of texts) await expect.text(client, `echo: ${text}`);
  await expect.silence(client);
  hint({
    es: '`receive()` promete una cadena, y `ws` 8 da un `Buffer`: conviértelo con `data.toString()`.',
    en: '`receive()` promises a string, and `ws` 8 gives a `Buffer`: convert it with `data.toString()`.',
  });
  for (const text of [...words, ...texts]) {
    await expectNews(tools, monitor, { from: name, text });
  }
});

check(asks.closeRejects, async (tools) => {
  const { connect, random, hint } = tools;
  hint(asks.endsTheProcess, 'crashed');
  const monitor = await watch(tools);
  const [idle = '', mute = '', busy = '', cut = ''] = someNames(tools, 4);
  await (await enter(tools, idle)).close(1000);
  await expectRejection(tools, monitor, idle);
  await (await connect(`/c/${mute}`)).close(1000);
  await expectRejection(tools, monitor, mute);
  (await enter(tools, cut)).reset();
  await expectRejection(tools, monitor, cut);
  await expectOneRejection(tools, monitor, idle);
  hint(
    {
      es: 'El cierre puede llegar cuando nadie espera: recuérdalo, y que el siguiente `receive()` rechace.',
      en: 'The close may come while nobody waits: remember it, and let the next `receive()` reject.',
    },
    'timed-out',
  );
  // The handler is busy with what came before for far longer than a goodbye takes.
  const hurried = await connect(`/c/${busy}`);
  for (let sent = 0; sent < 15; sent += 1) hurried.sendText(random.word());
  await hurried.close(1000);
  await expectRejection(tools, monitor, busy);
  await expectOneRejection(tools, monitor, busy);
});

check(asks.closeCode, async (tools) => {
  const { random } = tools;
  const monitor = await watch(tools);
  const codes = [1000, 1001, 3000, random.integer(4000, 4999)];
  const [empty = '', cut = '', ...names] = someNames(tools, 6);
  for (const [at, code] of random.shuffle(codes).entries()) {
    const name = names[at] ?? '';
    await (await enter(tools, name)).close(code, random.word());
    await expectRejection(tools, monitor, name, code);
  }
  await (await enter(tools, empty)).close();
  await expectRejection(tools, monitor, empty, 1005);
  (await enter(tools, cut)).reset();
  await expectRejection(tools, monitor, cut, 1006);
});

check(asks.drainsBeforeReject, async (tools) => {
  const { connect, dial, random, hint } = tools;
  hint(asks.endsTheProcess, 'crashed');
  const monitor = await watch(tools);
  const [name = '', other = '', lingering = '', bystander = '', early = '', late = ''] = someNames(
    tools,
    6,
  );
  const code = random.integer(4000, 4999);
  // Serving them takes the handler far longer than the goodbye.
  const texts = [
    ...Array.from({ length: 55 }, () => random.word()),
    random.text(7, 'ñ€ b'),
    '',
    random.text(126, 'abc'),
  ];
  const client = await connect(`/c/${name}`);
  for (const text of texts) client.sendText(text);
  await client.close(code);
  for (const text of texts) await expectNews(tools, monitor, { from: name, text });
  await expectNews(tools, monitor, { left: name, code });
  await expectOneRejection(tools, monitor, name);

  const single = await connect(`/c/${other}`);
  const last = random.word();
  single.sendText(last);
  await single.close();
  await expectNews(tools, monitor, { from: other, text: last });
  await expectNews(tools, monitor, { left: other, code: 1005 });

  hint(
    {
      es: 'Mientras las dos partes se despiden, `readyState` ya no es OPEN, pero el código aún no se sabe: espera a `close`.',
      en: 'While both sides say goodbye, `readyState` is no longer OPEN, but the code is not known yet: wait for `close`.',
    },
    'mismatch',
  );
  // The Close has come, but nobody ends the TCP connection yet.
  const slow = dial();
  await slow.upgrade(`/c/${lingering}`);
  slow.sendFrame({ opcode: 'text', payload: last });
  slow.sendFrame({ opcode: 'close', payload: new Uint8Array([code >> 8, code & 0xff]) });
  slow.goSilent();
  await expectNews(tools, monitor, { from: lingering, text: last });
  await enter(tools, bystander);
  slow.restore();
  await expectNews(tools, monitor, { left: lingering, code });

  hint(asks.ofTheConnection, 'mismatch');
  // Both closes are there before the handler of either is told; which is told first is not said.
  const leavers: { client: Client; name: string; code: number; watcher: Client }[] = [];
  const codes = random.shuffle([random.integer(3000, 3999), random.integer(4000, 4999)]);
  for (const [at, code] of codes.entries()) {
    const name = [early, late][at] ?? '';
    const watcher = await watch(tools);
    leavers.push({ client: await connect(`/c/${name}`), name, code, watcher });
  }
  for (const { client } of leavers) {
    for (let sent = 0; sent < 15; sent += 1) client.sendText(random.word());
  }
  await Promise.all(leavers.map(({ client, code }) => client.close(code)));
  for (const { watcher, name, code } of leavers) {
    await expectRejection(tools, watcher, name, code);
  }
});

check(asks.processAlive, async (tools) => {
  const { dial, connect, random, hint } = tools;
  const monitor = await watch(tools);
  const [standing = '', unmasked = '', half = '', queued = ''] = someNames(tools, 4);
  const bystander = await enter(tools, standing);
  hint(
    {
      es: 'Después de `error` siempre llega `close`, y solo `close` sabe el código: rechaza ahí.',
      en: '`close` always follows `error`, and only `close` knows the code: reject there.',
    },
    'mismatch',
  );

  const breaker = dial();
  await breaker.upgrade(`/c/${unmasked}`);
  breaker.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
  await breaker.untilEnd();
  await expectRejection(tools, monitor, unmasked, 1006);
  await expectOneRejection(tools, monitor, unmasked);

  const halfway = dial();
  await halfway.upgrade(`/c/${half}`);
  halfway.sendFrame({ opcode: 'text', payload: random.word(), fin: false });
  halfway.reset();
  await expectRejection(tools, monitor, half, 1006);

  hint(
    {
      es: 'Lo recibido antes del cierre sigue siendo válido, también si acaba en una trama rota: entrégalo primero.',
      en: 'What arrived before the close is still valid, even if a broken frame ends it: deliver it first.',
    },
    'mismatch',
  );
  const texts = [random.word(), random.word(), random.word()];
  const late = dial();
  await late.upgrade(`/c/${queued}`);
  for (const payload of texts) late.sendFrame({ opcode: 'text', payload });
  // Not UTF-8: the server says 1007 to the client, and its own `close` 1006.
  late.sendFrame({ opcode: 'text', payload: new Uint8Array([0xc3, 0x28]) });
  await late.untilEnd();
  for (const text of texts) await expectNews(tools, monitor, { from: queued, text });
  await expectNews(tools, monitor, { left: queued, code: 1006 });
  await expectOneRejection(tools, monitor, queued);

  for (const client of [bystander, await connect(`/c/${standing}`)]) {
    const text = random.word();
    client.sendText(text);
    await expectEchoes(tools, client, [text]);
  }
});
