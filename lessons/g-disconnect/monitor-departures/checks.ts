import { check, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';
import { enter, sayNotice, watch } from './people.ts';

check(asks.notifies, async (tools) => {
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
  const [earlier, name, staying] = [random.word(), `cc${random.word(12)}`, `dd${random.word()}`];
  const early = await enter(tools, earlier);
  const monitors = [await watch(tools), await watch(tools), await watch(tools)];
  const client = await enter(tools, name);
  const bystander = await enter(tools, staying);
  const texts = [
    ...Array.from({ length: 12 }, () => random.word()),
    '',
    ` ñ€${random.text(7, 'ñ€ a')} `,
    random.text(65_536, 'abc'),
  ];
  for (const text of texts) bystander.sendText(text);
  for (const text of texts) await expect.text(bystander, text);
  await expect.silence(client);
  hint(asks.noNotice, 'timed-out');
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
    const said = String(Buffer.from(result?.value.bytes ?? []));
    if (said.includes(name)) continue;
    if (said.includes(staying)) hint(asks.othersName, 'mismatch');
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
});

check(asks.code1000, async (tools) => {
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
});

check(asks.code1001, async (tools) => {
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
});

check(asks.code1005, async (tools) => {
  const { random, expect } = tools;
  const monitor = await watch(tools);
  const name = random.word();
  await (await enter(tools, name)).close();
  await expect.json(monitor, { left: name, code: 1005 });
});

check(asks.code1006, async (tools) => {
  const { random, dial, expect, hint } = tools;
  const monitor = await watch(tools);
  const [first, second] = [random.word(), random.word()];
  (await enter(tools, first)).reset();
  await expect.json(monitor, { left: first, code: 1006 });
  hint(
    {
      es: 'Esta vez se fue un cliente que no había enviado nada: su `close` se escucha en cuanto llega, en el manejador de `connection`, no en el de `message`.',
      en: 'This time a client left that had sent nothing: listen for its `close` as soon as it comes, in the `connection` handler, not in that of `message`.',
    },
    'timed-out',
  );
  // The end of TCP, without a close frame before it.
  const peer = dial();
  await peer.upgrade(`/c/${second}`);
  peer.end();
  await expect.json(monitor, { left: second, code: 1006 });
});

check(asks.protocolError, async (tools) => {
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
});

check(asks.exactlyOnce, async (tools) => {
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
});
