import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

/** Somebody who is in: the welcome has come. */
async function enter({ connect, expect }: CheckTools, room: string, name: string): Promise<Client> {
  const client = await connect(`/${room}/${name}`);
  await expect.text(client, `welcome ${name}`);
  return client;
}

/** A room of people with names of their own. */
async function fill(tools: CheckTools, count: number) {
  const room = tools.random.word();
  const names = Array.from(
    { length: count },
    (_, at) => tools.random.word(5) + 'abcdefgh'.charAt(at),
  );
  const people: Client[] = [];
  for (const name of names) people.push(await enter(tools, room, name));
  return { room, names, people };
}

function someText({ random }: CheckTools): string {
  return random.pick([random.word(), `${random.word()}  ${random.word()}`, random.text(9, 'ñ€ a')]);
}

check(asks.welcome, async (tools) => {
  const { connect, random, expect, hint } = tools;
  const { room, people } = await fill(tools, 3);
  hint(
    {
      es: 'La bienvenida es solo para quien entra, una vez: los que ya están no reciben nada.',
      en: 'The welcome is only for the one that comes in, once: those who are there already get nothing.',
    },
    'mismatch',
  );
  for (const client of people) await expect.silence(client);
  // Whoever is in a hurry is welcomed first, too.
  hint(asks.welcomeFirst, 'mismatch');
  const name = random.word();
  const hasty = await connect(`/${room}/${name}`);
  hasty.sendText('me x');
  await expect.text(hasty, `welcome ${name}`);
  hint(
    {
      es: 'La bienvenida llegó; falta la respuesta a `me x`, que se envió enseguida: `me: x`.',
      en: 'The welcome came; what is missing is the answer to `me x`, which was sent at once: `me: x`.',
    },
    'timed-out',
  );
  hint(
    {
      es: 'La bienvenida llegó; a `me x` se responde `me: x`, con la palabra `me` y no con el nombre.',
      en: 'The welcome came; the answer to `me x` is `me: x`, with the word `me` and not with the name.',
    },
    'mismatch',
  );
  await expect.text(hasty, 'me: x');
  hint(
    {
      es: 'Un nombre con acentos o espacios viaja codificado en la ruta; el que te da `Path(str)` ya está descodificado.',
      en: 'A name with accents or spaces travels encoded in the path; the one that `Path(str)` gives you is decoded already.',
    },
    'mismatch',
  );
  const long = `${random.word()} ${random.text(3, 'ñáé€')} 100% ${random.word(20)}`;
  const named = await connect(`/${room}/${encodeURIComponent(long)}`);
  await expect.text(named, `welcome ${long}`);
});

check(asks.everyone, async (tools) => {
  const { expect, hint } = tools;
  const { names, people } = await fill(tools, 3);
  hint(
    {
      es: 'El manejador terminó y la conexión se cerró: para obedecer todas las órdenes hace falta un bucle.',
      en: 'The handler ended, and the connection closed: it takes a loop to obey all commands.',
    },
    'closed',
  );
  hint(
    {
      es: 'Se esperaba `<nombre>: <texto>` y nada más: la orden acaba en el primer espacio, y todo lo que sigue es el texto, con sus espacios.',
      en: '`<name>: <text>` was expected and nothing else: the command ends at the first space, and all that follows is the text, spaces included.',
    },
    'mismatch',
  );
  for (const [at, speaker] of people.entries()) {
    const text = someText(tools);
    speaker.sendText(`all ${text}`);
    const line = `${names[at]}: ${text}`;
    for (const client of people) {
      const message = await client.nextMessage({ es: `texto "${line}"`, en: `text "${line}"` });
      const said = Buffer.from(message.bytes).toString();
      client.putBack();
      const other = names.find((name) => said === `${name}: ${text}`);
      if (other !== undefined && other !== names[at]) hint(asks.othersName, 'mismatch');
      await expect.text(client, line);
    }
  }
  // Spaces are part of a text.
  people[1]?.sendText('all   a  b ');
  for (const client of people) await expect.text(client, `${names[1]}:   a  b `);
  people[0]?.sendText('all ');
  for (const client of people) await expect.text(client, `${names[0]}: `);
  hint({
    es: 'El texto llega hasta el final del mensaje, por largo que sea y aunque haya un salto de línea: en una expresión regular, `.` solo lo incluye con la `s`.',
    en: 'The text goes on to the end of the message, however long it is and across line breaks: in a regular expression, `.` includes them only with the flag `s`.',
  });
  for (const text of [`a\n\nb${tools.random.word()}\n`, tools.random.text(65_536, 'abcd ')]) {
    people[2]?.sendText(`all ${text}`);
    for (const client of people) await expect.text(client, `${names[2]}: ${text}`);
  }
});

check(asks.exceptSender, async (tools) => {
  const { expect } = tools;
  const { names, people } = await fill(tools, 4);
  for (const [at, speaker] of people.entries()) {
    const text = someText(tools);
    speaker.sendText(`others ${text}`);
    for (const other of people)
      if (other !== speaker) await expect.text(other, `${names[at]}: ${text}`);
    await expect.silence(speaker);
  }
});

check(asks.onlyMe, async (tools) => {
  const { random, expect, hint } = tools;
  const { people } = await fill(tools, 3);
  const [writer, ...others] = people;
  if (!writer) return;
  const text = someText(tools);
  writer.sendText(`me ${text}`);
  await expect.text(writer, `me: ${text}`);
  writer.sendText('me ');
  await expect.text(writer, 'me: ');
  writer.sendText('me   me  b ');
  await expect.text(writer, 'me:   me  b ');
  hint(
    {
      es: 'Una orden es su palabra, entera y en minúsculas, y un espacio detrás: `all` a secas, `ALL x` y `allx y` son otra cosa.',
      en: 'A command is its word, whole and in small letters, with a space after it: a bare `all`, `ALL x` and `allx y` are something else.',
    },
    'mismatch',
  );
  for (const message of random.shuffle([
    random.word(),
    'all',
    '',
    'ALL x',
    `${random.word(7)} x`,
    'constructor x',
    'allx y',
    'meself x',
  ])) {
    writer.sendText(message);
    await expect.text(writer, 'unknown');
  }
  hint(
    {
      es: '`me` y lo desconocido son solo para quien escribe.',
      en: '`me` and whatever is unknown are for the writer only.',
    },
    'mismatch',
  );
  for (const other of others) await expect.silence(other);
});

check(asks.leaveNotice, async (tools) => {
  const { random, expect, hint } = tools;
  const { room, names, people } = await fill(tools, 7);
  // Whoever leaves says why, or nothing at all.
  for (const code of [1000, random.integer(4000, 4999), undefined, 1001]) {
    const name = names[names.length - people.length];
    await people.shift()?.close(code);
    for (const other of people) {
      await expect.text(other, `- ${name}`);
      await expect.silence(other);
    }
    hint({
      es: 'Se va igual quien cierra con otro código que 1000, o sin ninguno: el aviso no depende del código.',
      en: 'Whoever closes with another code than 1000, or with none, leaves all the same: the notice does not depend on the code.',
    });
  }
  hint({
    es: 'Quien envía bytes se va como cualquiera: el aviso tiene que salir, una sola vez, también cuando el bucle termina con un error. Su sitio es un `finally`.',
    en: 'Whoever sends bytes leaves like anybody: the notice must go out, exactly once, when the loop ends with an error, too. It belongs in a `finally`.',
  });
  const [odd, one, another] = people;
  if (!odd || !one || !another) return;
  odd.sendBinary(random.bytes(3));
  await odd.close(1000);
  for (const other of [one, another]) {
    await expect.text(other, `- ${names[4]}`);
    await expect.silence(other);
  }
  hint({
    es: 'Quien entra después de que otro se haya ido está en la misma sala que los que quedaron.',
    en: 'Whoever comes in after somebody left is in the same room as those who remained.',
  });
  await another.close(1000);
  await expect.text(one, `- ${names[6]}`);
  const back = await enter(tools, room, names[0] ?? '');
  const text = someText(tools);
  back.sendText(`all ${text}`);
  for (const client of [one, back]) await expect.text(client, `${names[0]}: ${text}`);
  one.sendText(`others ${text}`);
  await expect.text(back, `${names[5]}: ${text}`);
  await back.close(1000);
  await expect.text(one, `- ${names[0]}`);
  await expect.silence(one);
});

check(asks.rooms, async (tools) => {
  const { random, expect } = tools;
  const one = random.word();
  // A room whose name begins like another's is another room.
  const other = `${one}${random.pick(['x', random.word()])}`;
  const name = random.word();
  const [ana, beto] = [await enter(tools, one, name), await enter(tools, one, random.word())];
  const cira = await enter(tools, other, name);
  const text = someText(tools);
  ana.sendText(`all ${text}`);
  for (const client of [ana, beto]) await expect.text(client, `${name}: ${text}`);
  ana.sendText(`others ${text}`);
  await expect.text(beto, `${name}: ${text}`);
  await ana.close(1000);
  await expect.text(beto, `- ${name}`);
  await expect.silence(cira);
  cira.sendText(`all ${text}`);
  await expect.text(cira, `${name}: ${text}`);
  await expect.silence(beto);
});

check(asks.deadDoesNotBreak, async (tools) => {
  const { random, dial, expect, hint } = tools;
  hint(
    {
      es: 'Quien pierde la conexión se va como cualquiera: los que quedan también reciben `- <nombre>`.',
      en: 'Whoever loses the connection leaves like anybody: those who remain get `- <name>` all the same.',
    },
    'timed-out',
  );
  const { room, names, people } = await fill(tools, 4);
  const [cut, speaker, ...others] = people;
  if (!cut || !speaker) return;
  cut.reset();
  for (const client of [speaker, ...others]) await expect.text(client, `- ${names[0]}`);
  const broken = dial();
  const name = random.word();
  await broken.upgrade(`/${room}/${name}`);
  broken.sendFrame({ opcode: 'text', payload: 'all x', maskingKey: null });
  await broken.untilEnd();
  for (const client of [speaker, ...others]) await expect.text(client, `- ${name}`);
  const text = random.word();
  speaker.sendText(`others ${text}`);
  for (const other of others) {
    await expect.text(other, `${names[1]}: ${text}`);
    await expect.silence(other);
  }
});

check(asks.sameName, async (tools) => {
  const { random, expect } = tools;
  const [room, name] = [random.word(), random.word()];
  const first = await enter(tools, room, name);
  const second = await enter(tools, room, name);
  const third = await enter(tools, room, `${name}x`);
  const text = someText(tools);
  second.sendText(`others ${text}`);
  for (const client of [first, third]) await expect.text(client, `${name}: ${text}`);
  await expect.silence(second);
  await second.close(1000);
  for (const client of [first, third]) await expect.text(client, `- ${name}`);
  third.sendText(`all ${text}`);
  for (const client of [first, third]) await expect.text(client, `${name}x: ${text}`);
  first.sendText(`all ${text}`);
  for (const client of [first, third]) await expect.text(client, `${name}: ${text}`);
  await expect.silence(first);
  await first.close(1000);
  await expect.text(third, `- ${name}`);
  await expect.silence(third);
});
