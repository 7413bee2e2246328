import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

/** People who are known to be in: a ping is answered after whatever the server did on connection. */
async function enter({ connect }: CheckTools, names: readonly string[]): Promise<Client[]> {
  const people: Client[] = [];
  for (const name of names) {
    const client = await connect(`/${name}`);
    await client.pong();
    people.push(client);
  }
  return people;
}

function someNames({ random }: CheckTools, count: number): string[] {
  return Array.from({ length: count }, (_, at) => random.word(5) + 'abcdefgh'.charAt(at));
}

/** Skips what other checks ask about: notices of those who left before, and what comes back to the writer. */
async function expectSaid(
  { expect, hint }: CheckTools,
  client: Client,
  text: string,
  own = '-',
): Promise<void> {
  const spoken = text.slice(text.indexOf(':'));
  for (let skipped = 0; skipped < 100; skipped += 1) {
    const message = await client.nextMessage({ es: `texto "${text}"`, en: `text "${text}"` });
    const said = Buffer.from(message.bytes).toString();
    if (said === text) return;
    if (!said.startsWith('- ') && !said.startsWith(`${own}: `)) {
      if (/^[a-z]/.test(said) && said.endsWith(spoken)) hint(asks.othersName, 'mismatch');
      client.putBack();
      break;
    }
  }
  await expect.reply(client, text);
}

check(asks.everyoneElse, async (tools) => {
  const { random, expect, hint } = tools;
  hint(
    {
      es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
      en: 'An unhandled `error` event or rejection ends the process.',
    },
    'crashed',
  );
  hint(
    {
      es: 'A los demás les llega `<nombre>: <texto>`, tal cual, y nada más: ni bienvenidas, ni avisos de quien entra.',
      en: 'The others get `<name>: <text>`, as it is, and nothing else: no welcome, no notice of who comes in.',
    },
    'mismatch',
  );
  hint(
    {
      es: 'Alguien se quedó sin conexión: puede entrar cualquiera, con una letra por nombre o con veinte, y nadie cierra a nadie.',
      en: 'Somebody lost the connection: anybody may come in, with one letter for a name or twenty, and nobody closes anybody.',
    },
    'closed',
  );
  const names = [...someNames(tools, 4), random.word(20), random.word(1)];
  const people = await enter(tools, names);
  for (const [at, speaker] of [...people.entries(), ...people.entries()]) {
    const text = random.pick([random.word(), random.text(12, 'ñáé ¿€'), random.text(200, 'abc')]);
    speaker.sendText(text);
    for (const other of people) {
      const own = names[people.indexOf(other)];
      if (other !== speaker) await expectSaid(tools, other, `${names[at]}: ${text}`, own);
    }
  }
  hint(
    {
      es: 'Quien llega no recibe lo que se dijo antes.',
      en: 'Whoever comes in does not get what was said before.',
    },
    'mismatch',
  );
  const [newcomer] = await enter(tools, [random.word()]);
  if (newcomer) await expect.silence(newcomer);
  // Who dies when somebody leaves is known by this check, not by the next.
  await people[0]?.close(1000);
  for (const other of await enter(tools, [random.word()])) await expect.open(other);
});

check(asks.survives, async (tools) => {
  const { random, dial, expect, hint } = tools;
  hint(
    {
      es: 'Un cliente incumplió el protocolo, y otro perdió su conexión: en `error` y en `close` solo se trata a quien se va.',
      en: 'One client broke the protocol, and another lost its connection: `error` and `close` concern only the one that leaves.',
    },
    'closed',
  );
  const names = someNames(tools, 3);
  const [first, second, third] = await enter(tools, names);
  first?.reset();
  const unmasked = dial();
  await unmasked.upgrade(`/${random.word()}`);
  unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
  await unmasked.untilEnd();
  // Somebody speaks while the dead may still be on a list; what arrives is for other checks.
  for (const speaker of [second, third]) {
    speaker?.sendText(random.word());
    if (speaker) await expect.open(speaker);
  }
  const [late] = await enter(tools, [random.word()]);
  if (late) await expect.open(late);
});

check(asks.deadDoesNotBreak, async (tools) => {
  const { random, hint } = tools;
  const names = someNames(tools, 5);
  const [dead, speaker, next, last] = await enter(tools, names.slice(0, 4));
  if (!dead || !speaker || !next || !last) return;
  hint(
    {
      es: 'Quien se va se anuncia con `- <nombre>`, con un espacio, y nada más.',
      en: 'Whoever leaves is told of with `- <name>`, with a space, and nothing else.',
    },
    'mismatch',
  );
  dead.reset();
  // By the time that somebody new is in, the server knows who has gone.
  const [late] = await enter(tools, [names[4] ?? '']);
  const texts = [random.word(), random.word()];
  for (const text of texts) speaker.sendText(text);
  for (const text of texts) await expectSaid(tools, next, `${names[1]}: ${text}`);
  hint({
    es: 'Borrar mientras recorres salta al siguiente; y `splice(-1, 1)` borra al último.',
    en: 'Deleting while iterating skips the next; and `splice(-1, 1)` removes the last.',
  });
  for (const other of [last, late]) {
    for (const text of texts) if (other) await expectSaid(tools, other, `${names[1]}: ${text}`);
  }
});

check(asks.textOpcode, async (tools) => {
  const { random, expect, hint } = tools;
  const names = someNames(tools, 2);
  const [speaker, other] = await enter(tools, names);
  if (!speaker || !other) return;
  const first = random.word();
  speaker.sendText(first);
  await expect.text(other, `${names[0]}: ${first}`);
  hint({
    es: 'El texto pasa tal cual, sea vacío, largo, de varias líneas, con signos como `<`, `&` y `$`, o el mismo que antes.',
    en: 'The text goes through as it is, be it empty, long, of several lines, with signs such as `<`, `&` and `$`, or the same as before.',
  });
  const signs = ' <b> & $& "ñ"\n\t100 % %41\n';
  for (const text of ['', signs, signs, random.text(65_536, 'abcd ')]) {
    speaker.sendText(text);
    await expect.text(other, `${names[0]}: ${text}`);
  }
  const pieces = [random.word(), random.text(3, 'ñ€')];
  speaker.sendFragments('text', pieces);
  await expect.text(other, `${names[0]}: ${pieces.join('')}`);
});

check(asks.notToSender, async (tools) => {
  const { random, expect } = tools;
  const names = someNames(tools, 3);
  const people = await enter(tools, names);
  for (const [at, speaker] of people.entries()) {
    const text = random.word();
    speaker.sendText(text);
    for (const other of people)
      if (other !== speaker) await expect.text(other, `${names[at]}: ${text}`);
    await expect.silence(speaker);
  }
});

check(asks.leaveNotice, async (tools) => {
  const { random, dial, expect, hint } = tools;
  const names = someNames(tools, 7);
  const [first, second, ...rest] = await enter(tools, names);
  if (!first || !second) return;
  await first.close(1000);
  for (const other of [second, ...rest]) await expect.text(other, `- ${names[0]}`);
  second.reset();
  for (const other of rest) {
    await expect.text(other, `- ${names[1]}`);
    await expect.silence(other);
  }
  hint({
    es: 'Se va igual quien cierra con otro código que 1000, o sin ninguno: el aviso no depende del código.',
    en: 'Whoever closes with another code than 1000, or with none, leaves all the same: the notice does not depend on the code.',
  });
  // Whoever leaves says why, or nothing at all.
  for (const [at, code] of [random.integer(4000, 4999), undefined, 1001].entries()) {
    await rest.shift()?.close(code);
    for (const other of rest) {
      await expect.text(other, `- ${names[at + 2]}`);
      await expect.silence(other);
    }
  }
  hint({
    es: 'Después de `error` siempre llega `close`: avisa solo en `close`, una vez.',
    en: '`close` always follows `error`: tell only in `close`, once.',
  });
  const broken = dial();
  const name = random.word();
  await broken.upgrade(`/${name}`);
  broken.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
  await broken.untilEnd();
  for (const other of rest) await expect.text(other, `- ${name}`);
  // Somebody comes after its end: by then it is all told.
  await enter(tools, [random.word()]);
  for (const other of rest) await expect.silence(other);
});

check(asks.sameName, async (tools) => {
  const { random, expect, hint } = tools;
  const name = random.word();
  const [first, second, third] = await enter(tools, [name, name, `${name}x`]);
  if (!first || !second || !third) return;
  const text = random.word();
  first.sendText(text);
  for (const other of [second, third]) await expect.text(other, `${name}: ${text}`);
  await expect.silence(first);
  second.reset();
  for (const other of [first, third]) await expect.text(other, `- ${name}`);
  third.sendText(text);
  await expect.text(first, `${name}x: ${text}`);
  await expect.silence(first);
  const another = random.word();
  first.sendText(another);
  await expect.text(third, `${name}: ${another}`);
  await first.close(1000);
  hint({
    es: 'Quien vuelve con el mismo nombre es otra conexión: de la que se fue hay que avisar igual, y la nueva habla y escucha como cualquiera.',
    en: 'Whoever comes back under the same name is another connection: the one that left must be told of all the same, and the new one speaks and listens like anybody.',
  });
  const [back] = await enter(tools, [name]);
  await expect.text(third, `- ${name}`);
  await expect.silence(third);
  const last = random.word();
  back?.sendText(last);
  await expect.text(third, `${name}: ${last}`);
  third.sendText(last);
  if (back) await expectSaid(tools, back, `${name}x: ${last}`);
  await expect.silence(third);
});

check(asks.order, async (tools) => {
  const { random, expect, hint } = tools;
  const names = someNames(tools, 3);
  const [speaker, ...others] = await enter(tools, names);
  const lengths = [20_000, 3000, 400, 50, 6, 1, 40, 5000, 3];
  const texts = lengths.map((length) => random.text(length, 'abc '));
  for (const text of texts) speaker?.sendText(text);
  for (const other of others) {
    for (const text of texts) await expect.text(other, `${names[0]}: ${text}`);
  }
  hint(
    {
      es: 'Lo que alguien dijo justo antes de irse también llega: no mires si sigue ahí para difundirlo.',
      en: 'What somebody said right before leaving arrives too: do not look whether it is still there to broadcast it.',
    },
    'any',
  );
  const last = [random.word(), random.word()];
  for (const text of last) speaker?.sendText(text);
  await speaker?.close(1000);
  for (const other of others) {
    for (const text of last) await expectSaid(tools, other, `${names[0]}: ${text}`);
  }
});
