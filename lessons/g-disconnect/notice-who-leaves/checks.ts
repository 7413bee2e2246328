import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

const path = (name: string) => `/room/${encodeURIComponent(name)}`;

/** A name that stays the same only if nobody decodes, encodes, trims or lowers it. */
const oddName = ({ random }: CheckTools) => `Ñandú ${random.word()}%41 `;

/** Lets people into the room, one after the other: each is known to be in when its first answer is there. */
async function enter(
  { connect, random, expect }: CheckTools,
  names: readonly string[],
): Promise<Client[]> {
  const people: Client[] = [];
  for (const name of names) {
    const client = await connect(path(name));
    const number = random.integer(1, 1000);
    client.sendText(String(number));
    await expect.json(client, { double: number * 2 });
    people.push(client);
  }
  return people;
}

check(asks.notifies, async (tools) => {
  const { random, expect, hint } = tools;
  hint({
    es: 'A cada número JSON se responde `{"double":…}`, un número también, en el orden en que llegaron y solo a quien lo envió. Hace falta un bucle, y nadie recibe avisos de quien entra.',
    en: 'Each JSON number is answered with `{"double":…}`, a number too, in the order in which they came and only to its sender. It takes a loop, and nobody is told who comes in.',
  });
  const name = oddName(tools);
  const people = [name, random.word(), random.word()];
  const [leaver, ...others] = await enter(tools, people);
  if (!leaver) return;
  const numbers = Array.from({ length: 12 }, () => random.integer(1, 1000));
  for (const number of numbers) leaver.sendText(String(number));
  for (const number of numbers) await expect.json(leaver, { double: number * 2 });
  for (const other of others) await expect.silence(other);
  await expect.silence(leaver);
  hint(
    {
      es: 'Los demás debían recibir `<nombre> left (<código>)`, con el nombre tal como lo da `{name}`, y no llegó así.',
      en: 'The others were to get `<name> left (<code>)`, with the name as `{name}` gives it, and it did not come like that.',
    },
    'mismatch',
  );
  hint(
    {
      es: 'El aviso no llegó a nadie. Saca de la lista a quien se fue antes de avisar: enviarle algo lanza un error, y el bucle no llega a los demás.',
      en: 'The notice reached nobody. Take the leaver off the list before you tell the others: sending to them throws, and the loop never gets to the rest.',
    },
    'timed-out',
  );
  await leaver.close(1000);
  for (const other of others) await expect.text(other, `${name} left (1000)`);
});

check(asks.exactlyOnce, async (tools) => {
  const { connect, random, expect, hint } = tools;
  hint(
    {
      es: 'Dos clientes pueden llamarse igual: la clave es la conexión, no el nombre.',
      en: 'Two clients may have the same name: key by connection, not by name.',
    },
    'timed-out',
  );
  const name = random.word();
  const [first, second, watcher] = await enter(tools, [name, name, random.word()]);
  if (!first || !second || !watcher) return;
  await first.close(1000);
  for (const other of [watcher, second]) {
    await expect.text(other, `${name} left (1000)`);
    await expect.silence(other);
  }
  await second.close(1000);
  await expect.text(watcher, `${name} left (1000)`);
  await expect.silence(watcher);
  // Nothing came between its own close frame and the end.
  await expect.silence(second);
  hint(
    {
      es: 'Quien todavía no ha enviado ningún número también está en la sala: recibe avisos, y su salida se anuncia.',
      en: 'Whoever has sent no number yet is in the room as well: it gets notices, and its leaving is told.',
    },
    'timed-out',
  );
  const [silent, next] = [random.word(), random.word()];
  const quiet = await connect(path(silent));
  const [talker] = await enter(tools, [next]);
  await talker?.close(1000);
  for (const other of [watcher, quiet]) await expect.text(other, `${next} left (1000)`);
  await quiet.close(1000);
  await expect.text(watcher, `${silent} left (1000)`);
});

check(asks.codeSent, async (tools) => {
  const { random, expect } = tools;
  const [watcher] = await enter(tools, [random.word()]);
  for (const code of [1001, random.integer(4000, 4999), 3000]) {
    const name = random.word();
    const [leaver] = await enter(tools, [name]);
    await leaver?.close(code, random.word());
    if (watcher) await expect.text(watcher, `${name} left (${code})`);
  }
});

check(asks.codeNotSent, async (tools) => {
  const { random, expect } = tools;
  const names = [random.word(), random.word()];
  const [quiet, cut, watcher] = await enter(tools, [...names, random.word()]);
  await quiet?.close();
  if (watcher) await expect.text(watcher, `${names[0]} left (1005)`);
  cut?.reset();
  if (watcher) await expect.text(watcher, `${names[1]} left (1006)`);
});

check(asks.errorIsNoFarewell, async (tools) => {
  const { random, expect, hint } = tools;
  const name = oddName(tools);
  const [failing, watcher, another, empty] = await enter(tools, [
    name,
    random.word(),
    random.word(),
    name,
  ]);
  if (!failing || !watcher || !another || !empty) return;
  failing.sendText(`{${random.word()}`);
  await expect.text(watcher, `${name} failed`);
  hint(
    {
      es: 'Uno de los demás recibió el aviso y otro no: un fallo se cuenta a todos los demás, como una despedida.',
      en: 'One of the others got the notice and another did not: a failure is told to all the others, as a farewell is.',
    },
    'timed-out',
  );
  for (const other of [another, empty]) await expect.text(other, `${name} failed`);
  hint(
    {
      es: 'La conexión de quien falla se cierra con 1011: si capturas el error y vuelves, `enchufe` cree que todo fue bien y cierra con 1000.',
      en: 'The connection of the one that fails is closed with 1011: if you catch the error and return, `enchufe` thinks all went well and closes with 1000.',
    },
    'mismatch',
  );
  hint(
    {
      es: 'La conexión de quien falla se cierra con 1011: si capturas el error y sigues en el bucle, nadie la cierra.',
      en: 'The connection of the one that fails is closed with 1011: if you catch the error and go on in the loop, nobody closes it.',
    },
    'timed-out',
  );
  await expect.close(failing, 1011);
  hint({
    es: 'Quien falla solo recibe el cierre: sácalo de la lista antes de avisar a los demás.',
    en: 'Who fails gets only the close: take it off the list before you tell the others.',
  });
  await expect.silence(failing);
  hint({
    es: 'Un texto vacío tampoco es JSON: falla como cualquier otro.',
    en: 'An empty text is no JSON either: it fails like any other.',
  });
  empty.sendText('');
  for (const other of [watcher, another]) await expect.text(other, `${name} failed`);
  await expect.close(empty, 1011);
  hint({
    es: 'Después de un fallo, la sala sigue: vale cualquier número JSON, también 0, los negativos, los decimales y los de exponente.',
    en: 'After a failure the room goes on: any JSON number will do, 0, negative ones, decimals and exponents included.',
  });
  for (const text of [random.integer(1, 99), 0, -random.integer(1, 99), 2.0625, '25e-1']) {
    watcher.sendText(String(text));
    await expect.json(watcher, { double: Number(text) * 2 });
  }
  const [next] = await enter(tools, [name]);
  await next?.close(1000);
  await expect.text(watcher, `${name} left (1000)`);
});

check(asks.othersIsolated, async (tools) => {
  const { random, expect, hint } = tools;
  hint(
    {
      es: 'Si se van varios a la vez, cada uno tiene su aviso, con su nombre: que falle un envío a alguien no borra lo que su propio manejador aún necesita.',
      en: 'If several leave at once, each has its notice, with its name: a send to somebody that fails does not delete what their own handler still needs.',
    },
    'mismatch',
  );
  const names = Array.from({ length: 5 }, (_, at) => `${random.word()}${at}`);
  const people = await enter(tools, names);
  const [first, second, third, ...rest] = people;
  // All at once: notices are on their way to somebody who has left meanwhile.
  first?.reset();
  second?.reset();
  third?.reset();
  for (const other of rest) {
    const notices = [
      await other.nextMessage(),
      await other.nextMessage(),
      await other.nextMessage(),
    ];
    const texts = notices.map((message) => (message.kind === 'text' ? message.text : ''));
    const missing = names.slice(0, 3).find((name) => !texts.includes(`${name} left (1006)`));
    if (missing) {
      const came = texts.map((text) => `"${text}"`).join(', ');
      expect.fails({
        expected: {
          es: `el aviso "${missing} left (1006)"`,
          en: `the notice "${missing} left (1006)"`,
        },
        received: { es: `solo ${came}`, en: `only ${came}` },
      });
    }
  }
  const [late] = await enter(tools, [random.word()]);
  if (late) await expect.silence(late);
  for (const other of rest) await expect.silence(other);
});
