import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

/** A client that is known to be in: its echo is back. */
async function enter({ connect, random, expect }: CheckTools, name: string): Promise<Client> {
  const client = await connect(`/c/${name}`);
  const text = random.word();
  client.sendText(text);
  await expect.text(client, text);
  return client;
}

/** A monitor that is known to be in: a ping is answered after whatever came before. */
async function watch({ connect }: CheckTools): Promise<Client> {
  const monitor = await connect('/monitor');
  await monitor.pong();
  return monitor;
}

function sayNotice(name: string, code: number) {
  const words = JSON.stringify({ left: name, code });
  return { es: `el aviso ${words}`, en: `the notice ${words}` };
}

check(
  {
    id: 'notifies',
    es: 'El monitor se entera de cada salida',
    en: 'The monitor learns of each departure',
    hints: [
      {
        es: '`close` del servidor no es `close` de la conexión.',
        en: "The server's `close` is not the connection's `close`.",
      },
      {
        es: 'Cada conexión tiene su propio evento `close`, que llega al irse ese cliente, con el código como primer argumento.',
        en: 'Each connection has a `close` event of its own, which comes when that client leaves, with the code as its first argument.',
      },
      {
        es: "En el manejador de `connection`: `socket.on('close', (code) => { … })`, y ahí un `send` a cada monitor.",
        en: "In the `connection` handler: `socket.on('close', (code) => { … })`, and in there a `send` to each monitor.",
      },
    ],
  },
  async (tools) => {
    const { random, expect, hint } = tools;
    hint({
      es: 'A cada texto de un cliente se responde a ese cliente con el mismo texto: a todos, también al vacío, en orden y sin cambiar nada.',
      en: 'Each text of a client is answered to that client with the same text: all of them, the empty one too, in order and with nothing changed.',
    });
    hint(
      {
        es: 'Tu programa se cayó: mira la línea que se indica. `send` quiere texto o bytes; un objeto se convierte antes con `JSON.stringify`.',
        en: 'Your program crashed: look at the line it names. `send` takes text or bytes; turn an object into text first, with `JSON.stringify`.',
      },
      'crashed',
    );
    const [earlier, name] = [random.word(), `cc${random.word(12)}`];
    const early = await enter(tools, earlier);
    const monitors = [await watch(tools), await watch(tools), await watch(tools)];
    const client = await enter(tools, name);
    const bystander = await enter(tools, random.word());
    const texts = [
      ...Array.from({ length: 12 }, () => random.word()),
      '',
      ` ñ€${random.text(7, 'ñ€ a')} `,
      random.text(65_536, 'abc'),
    ];
    for (const text of texts) bystander.sendText(text);
    for (const text of texts) await expect.text(bystander, text);
    await expect.silence(client);
    hint(
      {
        es: '`close` del servidor no es `close` de la conexión.',
        en: "The server's `close` is not the connection's `close`.",
      },
      'timed-out',
    );
    hint(
      {
        es: 'Un monitor recibe un aviso `{"left":"<nombre>","code":…}` por cada cliente que se va, y nada más.',
        en: 'A monitor gets a notice `{"left":"<name>","code":…}` for each client that leaves, and nothing else.',
      },
      'mismatch',
    );
    hint(
      {
        es: 'El monitor se quedó sin conexión: no la cierres, los avisos siguen llegando.',
        en: 'The monitor lost its connection: do not close it, notices keep coming.',
      },
      'closed',
    );
    await client.close(1000);
    const notice = sayNotice(name, 1000);
    const came = await Promise.allSettled(monitors.map((monitor) => monitor.nextMessage(notice)));
    if (came.some(({ status }) => status === 'fulfilled')) {
      hint(
        {
          es: 'Un monitor recibió el aviso y otro no: puede haber varios, así que guárdalos en una lista y avisa a todos.',
          en: 'One monitor got the notice and another did not: there may be several, so keep a list of them and tell them all.',
        },
        'timed-out',
      );
    }
    for (const [at, monitor] of monitors.entries()) {
      const result = came[at];
      if (result?.status === 'rejected') throw result.reason as Error;
      if (String(Buffer.from(result?.value.bytes ?? [])).includes(name)) continue;
      monitor.putBack();
      await expect.json(monitor, { left: name, code: 1000 });
    }
    for (const monitor of monitors) await expect.open(monitor);
    hint(
      {
        es: 'Se fue un cliente que ya estaba cuando llegó el monitor: también esa salida es suya.',
        en: 'A client left that was there already when the monitor came: that departure is for it as well.',
      },
      'timed-out',
    );
    await early.close(1000);
    for (const monitor of monitors) {
      // What exactly it says is for the next check.
      const { bytes } = await monitor.nextMessage(sayNotice(earlier, 1000));
      if (String(Buffer.from(bytes)).includes(earlier)) continue;
      monitor.putBack();
      await expect.json(monitor, { left: earlier, code: 1000 });
    }
    hint(
      {
        es: 'Los avisos son solo para los monitores, no para los demás clientes.',
        en: 'Notices are for monitors only, not for the other clients.',
      },
      'mismatch',
    );
    await expect.silence(bystander);
    hint(
      {
        es: 'Un monitor no recibe las salidas de antes de que se conectara.',
        en: 'A monitor does not get the departures from before it connected.',
      },
      'mismatch',
    );
    await expect.silence(await watch(tools));
  },
);

check(
  {
    id: 'code-1000',
    es: '1000 es 1000',
    en: '1000 is 1000',
    hints: [
      {
        es: 'El código del aviso no es el de la trama de cierre.',
        en: 'The code in the notice is not that of the close frame.',
      },
      {
        es: 'El evento `close` de la conexión da el código como número; el motivo es el segundo argumento.',
        en: 'The `close` event of the connection gives the code as a number; the reason is the second argument.',
      },
      {
        es: 'Envía ese número tal cual: `JSON.stringify({ left: name, code })`.',
        en: 'Send that number as it is: `JSON.stringify({ left: name, code })`.',
      },
    ],
  },
  async (tools) => {
    const { random, expect, hint } = tools;
    const monitor = await watch(tools);
    const name = random.word();
    await (await enter(tools, name)).close(1000, random.word());
    hint(
      {
        es: 'El aviso es `{"left":"<nombre>","code":1000}`, en una trama de texto: el nombre sin la ruta, el código como número, y nada más.',
        en: 'The notice is `{"left":"<name>","code":1000}`, in a text frame: the name without the path, the code as a number, and nothing else.',
      },
      'mismatch',
    );
    hint(
      {
        es: 'Cada salida se anuncia, también la de otro cliente con el mismo nombre.',
        en: 'Each departure is told, also that of another client of the same name.',
      },
      'timed-out',
    );
    hint(
      {
        es: 'Un envío a un monitor que ya no está falló, y nadie capturó el error: sácalo de la lista en su `close`.',
        en: 'A send to a monitor that has gone failed, and nobody caught the error: take it off the list in its `close`.',
      },
      'crashed',
    );
    await expect.json(monitor, { left: name, code: 1000 });
    const next = random.word();
    await (await enter(tools, next)).close(1000);
    await expect.json(monitor, { left: next, code: 1000 });
    await (await enter(tools, next)).close(1000);
    await expect.textFrame(monitor);
  },
);

check(
  {
    id: 'code-1001',
    es: 'El código que envía el cliente es el que llega',
    en: 'The code that the client sends is the one that arrives',
    hints: [
      {
        es: 'Cada cliente se va con su código: no lo des por hecho.',
        en: 'Each client leaves with its own code: do not take it for granted.',
      },
      {
        es: '1001 es «me voy de la página»; del 4000 en adelante, lo que acuerden cliente y servidor.',
        en: '1001 is “going away from the page”; from 4000 on, whatever client and server agree on.',
      },
      {
        es: 'El primer argumento de `close` es ese código.',
        en: 'The first argument of `close` is that code.',
      },
    ],
  },
  async (tools) => {
    const { random, expect, hint } = tools;
    const monitor = await watch(tools);
    // The code with a reason, or without one.
    const reasons = { 1001: '', 1002: '', 1011: random.word(), 3000: '' };
    const codes: [string, string][] = [
      ...Object.entries(reasons),
      [String(random.integer(4000, 4999)), random.word()],
    ];
    for (const [word, reason] of codes) {
      const code = Number(word);
      const name = random.word();
      await (await enter(tools, name)).close(code, reason);
      await expect.json(monitor, { left: name, code });
    }
    hint({
      es: '`/c/monitor` es un cliente que se llama `monitor`: compara la ruta entera, y no uses los nombres como claves de un objeto, que ya tiene `constructor`.',
      en: '`/c/monitor` is a client whose name is `monitor`: compare the whole path, and do not use names as keys of an object, which has `constructor` already.',
    });
    for (const name of ['monitor', 'constructor']) {
      await (await enter(tools, name)).close(1000);
      await expect.json(monitor, { left: name, code: 1000 });
    }
  },
);

check(
  {
    id: 'code-1005',
    es: 'Un cierre sin código es 1005',
    en: 'A close without a code is 1005',
    hints: [
      {
        es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
        en: '1005: a Close with no code arrived. 1006: no Close arrived.',
      },
      {
        es: 'Un navegador que llama a `close()` sin argumentos envía un Close vacío. Es una despedida limpia, pero no es 1000.',
        en: 'A browser that calls `close()` with no arguments sends an empty Close. That is a clean farewell, but it is not 1000.',
      },
      {
        es: 'No traduzcas el código: envía lo que da `close`.',
        en: 'Do not translate the code: send what `close` gives.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const monitor = await watch(tools);
    const name = random.word();
    await (await enter(tools, name)).close();
    await expect.json(monitor, { left: name, code: 1005 });
  },
);

check(
  {
    id: 'code-1006',
    es: 'Un corte es 1006',
    en: 'A cut is 1006',
    hints: [
      {
        es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
        en: '1005: a Close with no code arrived. 1006: no Close arrived.',
      },
      {
        es: 'Cuando se corta el cable, `close` también llega, con 1006; a veces después de un `error`.',
        en: 'When the cable is cut, `close` comes all the same, with 1006; sometimes after an `error`.',
      },
      { es: 'Trata el 1006 como cualquier otro código.', en: 'Treat 1006 like any other code.' },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    const monitor = await watch(tools);
    const [first, second] = [random.word(), random.word()];
    (await enter(tools, first)).reset();
    await expect.json(monitor, { left: first, code: 1006 });
    // The end of TCP, without a close frame before it.
    const { dial } = tools;
    const peer = dial();
    await peer.upgrade(`/c/${second}`);
    peer.end();
    await expect.json(monitor, { left: second, code: 1006 });
  },
);

check(
  {
    id: 'protocol-error',
    es: 'Una trama rota es una salida, no el fin',
    en: 'A broken frame is a departure, not the end',
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Una trama sin máscara incumple el protocolo: `ws` emite `error`, corta, y después emite `close` con 1006.',
        en: 'An unmasked frame breaks the protocol: `ws` emits `error`, cuts, and then emits `close` with 1006.',
      },
      {
        es: "En cada conexión: `socket.on('error', console.error)`.",
        en: "On each connection: `socket.on('error', console.error)`.",
      },
    ],
  },
  async (tools) => {
    const { random, dial, expect, hint } = tools;
    hint(
      {
        es: 'Quien incumple el protocolo se va con 1006: es lo que dice el evento `close`, sea cual sea el `error` de antes.',
        en: 'Whoever breaks the protocol leaves with 1006: that is what the `close` event says, whatever the `error` before it.',
      },
      'mismatch',
    );
    const monitor = await watch(tools);
    const bystander = await enter(tools, random.word());
    const name = random.word();
    const peer = dial();
    await peer.upgrade(`/c/${name}`);
    peer.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await peer.untilEnd();
    await expect.json(monitor, { left: name, code: 1006 });
    const broken = dial();
    await broken.upgrade('/monitor');
    broken.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await broken.untilEnd();
    const text = random.word();
    bystander.sendText(text);
    await expect.text(bystander, text);
  },
);

check(
  {
    id: 'exactly-once',
    es: 'Cada salida se anuncia una vez',
    en: 'Each departure is told once',
    hints: [
      {
        es: 'Después de `error` siempre llega `close`: limpia solo en `close`.',
        en: '`close` always follows `error`: clean up only there.',
      },
      {
        es: 'Si avisas en los dos eventos, una conexión rota se anuncia dos veces.',
        en: 'If you tell in both events, a broken connection is announced twice.',
      },
      {
        es: 'El aviso va en `close`, y en `error` solo se registra el fallo.',
        en: 'The notice belongs in `close`; in `error` the failure is only logged.',
      },
    ],
  },
  async (tools) => {
    const { random, dial, expect, hint } = tools;
    const [other, gone, next, monitor] = [
      await watch(tools),
      await watch(tools),
      await watch(tools),
      await watch(tools),
    ];
    hint({
      es: 'Que un monitor se vaya no se anuncia.',
      en: 'A monitor that leaves is not told of.',
    });
    hint(
      {
        es: 'Se fueron dos monitores, y otro dejó de recibir avisos: saca de la lista exactamente al que se va.',
        en: 'Two monitors left, and another one gets no notices any more: take exactly the one that leaves off the list.',
      },
      'timed-out',
    );
    for (const leaving of [gone, next]) {
      await leaving.close(1000);
      // Who comes and leaves after the monitor is told of after it, if the monitor is told of at all.
      const later = random.word();
      await (await enter(tools, later)).close(1000);
      for (const one of [other, monitor]) await expect.json(one, { left: later, code: 1000 });
    }
    const name = random.word();
    const [first, second] = [await enter(tools, name), await enter(tools, name)];
    hint({
      es: 'Después de `error` siempre llega `close`: limpia solo en `close`.',
      en: '`close` always follows `error`: clean up only there.',
    });
    const peer = dial();
    await peer.upgrade(`/c/x${name}`);
    peer.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await peer.untilEnd();
    await expect.json(monitor, { left: `x${name}`, code: 1006 });
    // Somebody comes after the end of the broken connection: by then it is all told.
    await enter(tools, random.word());
    await expect.silence(monitor);
    hint(
      {
        es: 'Dos clientes pueden llamarse igual: son dos salidas, y cada una se anuncia.',
        en: 'Two clients may have the same name: they are two departures, and each is told.',
      },
      'timed-out',
    );
    first.reset();
    await expect.json(monitor, { left: name, code: 1006 });
    await second.close(1001);
    await expect.json(monitor, { left: name, code: 1001 });
    await expect.silence(monitor);
    const late = await watch(tools);
    await expect.silence(late);
    hint(
      {
        es: 'Varios clientes se fueron a la vez: cada uno tiene su aviso, no solo el último.',
        en: 'Several clients left at once: each has a notice of its own, not only the last.',
      },
      'timed-out',
    );
    const names = ['x', 'y', 'z'].map((last) => name + last);
    const leaving: Client[] = [];
    for (const one of names) leaving.push(await enter(tools, one));
    for (const client of leaving) client.reset();
    let told = '';
    for (const one of names) {
      const { bytes } = await monitor.nextMessage(sayNotice(one, 1006));
      told += String(Buffer.from(bytes));
    }
    const missing = names.find((one) => !told.includes(`"${one}"`));
    if (missing) {
      expect.fails({
        expected: { es: `un aviso de ${missing}`, en: `a notice of ${missing}` },
        received: { es: `solo ${told}`, en: `only ${told}` },
      });
    }
    await expect.silence(monitor);
  },
);
