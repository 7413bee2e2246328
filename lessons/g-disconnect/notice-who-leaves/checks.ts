import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

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

check(
  {
    id: 'notifies',
    es: 'Los demás se enteran de quién se va',
    en: 'The others learn who leaves',
    hints: [
      {
        es: 'Los demás debían recibir `<nombre> left (<código>)`, con el nombre tal como lo da `{name}`, y no llegó así.',
        en: 'The others were to get `<name> left (<code>)`, with the name as `{name}` gives it, and it did not come like that.',
      },
      {
        es: '`iterText()` e `iterJson()` terminan en silencio cuando el cliente se va; `receiveText()` y `receiveJson()` lanzan `WebSocketDisconnect`, que lleva el código.',
        en: '`iterText()` and `iterJson()` end quietly when the client leaves; `receiveText()` and `receiveJson()` throw a `WebSocketDisconnect`, which has the code.',
      },
      {
        es: '`try { for (;;) { … await websocket.receiveJson() … } } catch (error) { if (error instanceof WebSocketDisconnect) … error.code … }`: ahí, saca al que se va y avisa a los demás.',
        en: '`try { for (;;) { … await websocket.receiveJson() … } } catch (error) { if (error instanceof WebSocketDisconnect) … error.code … }`: there, take the leaver out and tell the others.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'exactly-once',
    es: 'Un solo aviso por cliente',
    en: 'One notice for each client',
    hints: [
      {
        es: 'Cada cliente que se va tiene un solo aviso.',
        en: 'Each client that leaves has exactly one notice.',
      },
      {
        es: 'Si avisas en el `catch` y otra vez en el `finally`, el aviso sale dos veces; si la lista se indexa por nombre, dos clientes iguales se pisan.',
        en: 'If you tell in the `catch` and again in the `finally`, the notice goes out twice; if the list is keyed by name, two equal clients overwrite each other.',
      },
      {
        es: 'Un solo sitio que saca al cliente de la lista y avisa: el `finally`. La clave es la conexión, no el nombre.',
        en: 'One place that takes the client off the list and tells: the `finally`. Key by connection, not by name.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'code-sent',
    es: 'El código es el que envió el cliente',
    en: 'The code is the one that the client sent',
    hints: [
      {
        es: 'El código no es el que envió el cliente.',
        en: 'The code is not the one that the client sent.',
      },
      {
        es: 'Cada cliente puede irse con otro código: 1001 si se marcha de la página, del 4000 en adelante los tuyos.',
        en: 'Each client may leave with another code: 1001 when it goes away from the page, your own from 4000 on.',
      },
      {
        es: 'Usa `error.code`, no un número fijo. `iterJson()` termina sin decir el código: recibe con `receiveJson()` y captura `WebSocketDisconnect`.',
        en: 'Use `error.code`, not a fixed number. `iterJson()` ends without telling the code: receive with `receiveJson()` and catch `WebSocketDisconnect`.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const [watcher] = await enter(tools, [random.word()]);
    for (const code of [1001, random.integer(4000, 4999), 3000]) {
      const name = random.word();
      const [leaver] = await enter(tools, [name]);
      await leaver?.close(code, random.word());
      if (watcher) await expect.text(watcher, `${name} left (${code})`);
    }
  },
);

check(
  {
    id: 'code-not-sent',
    es: '1005 sin código y 1006 sin cierre',
    en: '1005 without a code, 1006 without a close',
    hints: [
      {
        es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
        en: '1005: a Close with no code arrived. 1006: no Close arrived.',
      },
      {
        es: 'Esos dos códigos no viajan: los pone quien lee. No los cambies por 1000.',
        en: 'These two codes do not travel: whoever reads puts them in. Do not turn them into 1000.',
      },
      {
        es: 'Escribe `error.code` tal cual, sin `||` ni valores por defecto.',
        en: 'Write `error.code` as it is, with no `||` and no defaults.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const names = [random.word(), random.word()];
    const [quiet, cut, watcher] = await enter(tools, [...names, random.word()]);
    await quiet?.close();
    if (watcher) await expect.text(watcher, `${names[0]} left (1005)`);
    cut?.reset();
    if (watcher) await expect.text(watcher, `${names[1]} left (1006)`);
  },
);

check(
  {
    id: 'error-is-no-farewell',
    es: 'Un fallo no se anuncia como despedida',
    en: 'A failure is not told as a farewell',
    hints: [
      {
        es: 'Un fallo de tu manejador no es una despedida: se esperaba `<nombre> failed`.',
        en: 'A failure of your handler is no farewell: `<name> failed` was expected.',
      },
      {
        es: 'Un `catch` que no mira la clase del error toma un `SyntaxError` por alguien que se va.',
        en: 'A `catch` that does not look at the class of the error takes a `SyntaxError` for somebody leaving.',
      },
      {
        es: '`if (!(error instanceof WebSocketDisconnect)) throw error;`: `enchufe` cierra entonces con 1011, y el `finally` da el otro aviso.',
        en: '`if (!(error instanceof WebSocketDisconnect)) throw error;`: `enchufe` then closes with 1011, and the `finally` gives the other notice.',
      },
    ],
  },
  async (tools) => {
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
  },
);

check(
  {
    id: 'others-isolated',
    es: 'Quien ya no está no calla a los demás',
    en: 'Who has gone does not silence the others',
    hints: [
      {
        es: 'Un envío fallido calló a los demás: aísla el error de cada cliente.',
        en: 'One failed send silenced the others: isolate the error of each client.',
      },
      {
        es: 'Enviar a quien ya no está lanza `WebSocketDisconnect`, y ese error es suyo, no de quien avisa.',
        en: 'Sending to somebody who has gone throws a `WebSocketDisconnect`, and that error is theirs, not of the one who tells.',
      },
      {
        es: '`await Promise.allSettled([...people].map((person) => person.sendText(text)))`.',
        en: 'Use `await Promise.allSettled([...people].map((person) => person.sendText(text)))`.',
      },
    ],
  },
  async (tools) => {
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
  },
);
