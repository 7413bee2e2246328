import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

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
  { expect }: CheckTools,
  client: Client,
  text: string,
  own = '-',
): Promise<void> {
  for (let skipped = 0; skipped < 100; skipped += 1) {
    const message = await client.nextMessage({ es: `texto "${text}"`, en: `text "${text}"` });
    const said = Buffer.from(message.bytes).toString();
    if (said === text) return;
    if (!said.startsWith('- ') && !said.startsWith(`${own}: `)) {
      client.putBack();
      break;
    }
  }
  await expect.reply(client, text);
}

check(
  {
    id: 'everyone-else',
    es: 'Lo que dice uno llega a todos los demás',
    en: 'What one says reaches all the others',
    hints: [
      {
        es: 'Lo que dice uno debía llegar a todos los demás, y a alguien no le llegó.',
        en: 'What one says was to reach all the others, and somebody did not get it.',
      },
      {
        es: '`socket` es solo quien escribió. Para los demás hace falta una lista de todas las conexiones: la tuya o `server.clients`.',
        en: '`socket` is only the one who wrote. For the others it takes a list of all connections: your own, or `server.clients`.',
      },
      {
        es: 'Guarda cada conexión en un `Set` al llegar, y en `message`: `for (const person of people) if (person !== socket) person.send(`…`)`.',
        en: 'Keep each connection in a `Set` when it comes, and on `message`: `for (const person of people) if (person !== socket) person.send(`…`)`.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'survives',
    es: 'Nadie puede terminar el proceso',
    en: 'Nobody can end the process',
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Un cliente roto no puede llevarse a los demás: cada conexión necesita su manejador de `error`, y cada promesa alguien que la capture.',
        en: 'One broken client must not take the others along: each connection needs its `error` handler, and each promise somebody who catches it.',
      },
      {
        es: "En el manejador de `connection`: `socket.on('error', console.error)`; y nunca un `async` sin `try/catch` dentro de un evento.",
        en: "In the `connection` handler: `socket.on('error', console.error)`; and never an `async` without `try/catch` inside an event.",
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'dead-does-not-break',
    es: 'Quien ya no está no calla a los demás',
    en: 'Who has gone does not silence the others',
    hints: [
      {
        es: 'Un envío fallido cortó el bucle: aísla el error de cada cliente.',
        en: "One failed send stopped the loop: isolate each client's error.",
      },
      {
        es: 'Quien se cortó sigue en la lista hasta que lo quitas. Con `ws`, `send` a una conexión cerrada no lanza nada; solo duele cuando esperas su callback o su promesa.',
        en: 'Whoever was cut stays on the list until you take it off. With `ws`, `send` on a closed connection throws nothing; it only hurts where you wait for its callback or promise.',
      },
      {
        es: 'Quita la conexión en `close`, y no dejes que un `await` de un envío detenga a los siguientes: `Promise.allSettled`, o ningún `await`.',
        en: 'Take the connection off in `close`, and let no `await` of one send stop the next: `Promise.allSettled`, or no `await` at all.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'text-opcode',
    es: 'Todo sale como texto',
    en: 'Everything leaves as text',
    hints: [
      {
        es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
        en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
      },
      {
        es: 'Un `Buffer` sale como binario; una cadena, como texto.',
        en: 'A `Buffer` leaves as binary, a string as text.',
      },
      {
        es: 'Construye la cadena con `data.toString()`.',
        en: 'Build the string with `data.toString()`.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'not-to-sender',
    es: 'Quien escribe no recibe su mensaje',
    en: 'The writer does not get its own message',
    hints: [
      {
        es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
        en: 'Decide who gets it: all, the others, or only the writer.',
      },
      {
        es: 'Quien escribe ya sabe lo que dijo: no le devuelvas su propio mensaje.',
        en: 'The writer knows what it said: do not send its own message back.',
      },
      {
        es: 'En el bucle: `if (person !== socket)`.',
        en: 'In the loop: `if (person !== socket)`.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'leave-notice',
    es: 'Los que quedan se enteran de quién se va',
    en: 'Those who remain learn who leaves',
    hints: [
      {
        es: 'Cuando alguien se va, cada uno de los que quedan recibe `- <nombre>` una vez.',
        en: 'When somebody leaves, each of those who remain gets `- <name>` once.',
      },
      {
        es: 'Borrar mientras recorres salta al siguiente; y `splice(-1, 1)` borra al último.',
        en: 'Deleting while iterating skips the next; and `splice(-1, 1)` removes the last.',
      },
      {
        es: 'En `close`: primero `people.delete(socket)`, después el aviso a los que quedan. Un `Set` se puede recorrer y cambiar a la vez.',
        en: 'In `close`: first `people.delete(socket)`, then the notice to those who remain. A `Set` can be walked and changed at the same time.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'same-name',
    es: 'Dos personas pueden llamarse igual',
    en: 'Two people may have the same name',
    hints: [
      {
        es: 'Dos pestañas, un nombre: la clave es la conexión.',
        en: 'Two tabs, one name: key by connection.',
      },
      {
        es: 'Un `Map` por nombre guarda solo a la última persona con ese nombre.',
        en: 'A `Map` by name keeps only the last person of that name.',
      },
      {
        es: 'Usa un `Set` de conexiones, o un `Map` con la conexión como clave y el nombre como valor.',
        en: 'Use a `Set` of connections, or a `Map` with the connection as its key and the name as its value.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'order',
    es: 'Los mensajes de uno llegan en su orden',
    en: "One's messages arrive in their order",
    hints: [
      {
        es: 'Los mensajes deben salir en el orden en que llegaron.',
        en: 'Messages must leave in arrival order.',
      },
      {
        es: 'Un `await` o un temporizador entre recibir y difundir deja que el mensaje siguiente adelante al anterior.',
        en: 'An `await` or a timer between receiving and broadcasting lets the next message overtake the one before.',
      },
      {
        es: 'Difunde en el mismo manejador de `message`, sin esperar nada.',
        en: 'Broadcast in the `message` handler itself, without awaiting anything.',
      },
    ],
  },
  async (tools) => {
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
  },
);
