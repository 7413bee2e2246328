import { check } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

const commands = ['text', 'bytes', 'json', 'all'];
const mixed = 'aeiouñáé€漢 "\\{}:';

/** Values that somebody would decode, escape or normalise. */
const delicate = ['%41', '100%', 'a+b', '<b>&amp;', 'a\r\nb', 'an\u0303o', '007'];

const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at % 256);

check(asks.textOpcode, async ({ connect, random, expect, hint }) => {
  hint(
    {
      es: 'El manejador terminó y la conexión se cerró: para obedecer todas las órdenes hace falta un bucle.',
      en: 'The handler ended, and the connection closed: it takes a loop to obey all commands.',
    },
    'closed',
  );
  const client = await connect();
  for (const length of [random.integer(2, 30), 0, 125, 126, 65_535]) {
    const value = random.text(length, 'abcdefgh ijkñ');
    client.sendText(`text:${value}`);
    await expect.text(client, value);
  }
  hint(
    {
      es: "El valor llega hasta el final del mensaje, con sus propios dos puntos: `split(':')` lo parte.",
      en: "The value goes on to the end of the message, colons of its own included: `split(':')` cuts it.",
    },
    'mismatch',
  );
  for (const value of [`${random.word()}:${random.word()}`, ':', random.text(20, mixed)]) {
    client.sendText(`text:${value}`);
    await expect.text(client, value);
  }
  hint(
    {
      es: 'El valor se devuelve tal cual, con sus espacios y saltos de línea: `trim()` los quita, y el `.` de una expresión regular se detiene en el salto.',
      en: 'The value comes back as it is, spaces and line breaks included: `trim()` removes them, and the `.` of a regular expression stops at a line break.',
    },
    'mismatch',
  );
  for (const value of [` ${random.word()} `, `${random.word()}\n${random.word()}`]) {
    client.sendText(`text:${value}`);
    await expect.text(client, value);
  }
  hint(
    {
      es: 'El valor se devuelve carácter por carácter, como llegó: no hay nada que decodificar, escapar ni normalizar.',
      en: 'The value comes back character by character, as it came: there is nothing to decode, escape or normalise.',
    },
    'mismatch',
  );
  for (const value of random.shuffle(delicate)) {
    client.sendText(`text:${value}`);
    await expect.text(client, value);
  }
});

check(asks.binaryBytes, async ({ connect, random, expect, hint }) => {
  const client = await connect();
  for (const length of [random.integer(2, 60), 0, 1]) {
    client.sendText(`bytes:${length}`);
    await expect.bytes(client, counting(length));
  }
  hint(
    {
      es: 'Los bytes van de 0 a 255, y tras el 255 vuelve el 0: cada uno es el resto de dividir su posición por 256.',
      en: 'Bytes go from 0 to 255, and after 255 comes 0 again: each is the remainder of its position divided by 256.',
    },
    'mismatch',
  );
  for (const length of [256, random.integer(257, 900), 65_536]) {
    client.sendText(`bytes:${length}`);
    await expect.bytes(client, counting(length));
  }
  hint({
    es: 'La tarea admite hasta 70 000 bytes, y hay que enviarlos todos, en un solo mensaje.',
    en: 'The task allows up to 70,000 bytes, and all of them must be sent, in a single message.',
  });
  client.sendText('bytes:70000');
  await expect.bytes(client, counting(70_000));
});

check(asks.jsonShape, async ({ connect, random, expect }) => {
  const client = await connect();
  const values = [random.word(), '', `"ñ€漢${random.text(9, mixed)}`, '1', 'null', 'a:b'];
  for (const value of [...values, ...delicate, '{"a":[1]}', ' \t\n ', random.text(9000, mixed)]) {
    client.sendText(`json:${value}`);
    await expect.json(client, { value });
  }
  client.sendText(`json:${random.word()}`);
  await expect.textFrame(client);
});

check(asks.allThree, async ({ connect, random, expect, hint }) => {
  const client = await connect();
  const spaced = ` ${random.word()}:\n${random.word()} `;
  for (const value of [
    random.word(),
    `ñ€${random.text(6, 'ñé€')}`,
    '',
    '12',
    spaced,
    random.text(9000, mixed),
  ]) {
    client.sendText(`all:${value}`);
    await expect.text(client, value);
    if (/[ñé€]/.test(value)) hint(asks.bytesInUtf8, 'mismatch');
    await expect.bytes(client, new TextEncoder().encode(value));
    hint(asks.inThisOrder, 'mismatch');
    await expect.json(client, { value });
  }
  await expect.silence(client);
});

check(asks.unknown, async ({ connect, random, expect, hint }) => {
  const client = await connect();
  for (const message of [random.word(), `${random.word(7)}:1`, '']) {
    client.sendText(message);
    await expect.json(client, { error: 'unknown' });
  }
  hint(
    {
      es: 'Sin dos puntos no hay orden ninguna: `text` o `json`, a secas, son desconocidas.',
      en: 'With no colon there is no command at all: `text` or `json`, alone, are unknown.',
    },
    'mismatch',
  );
  for (const command of commands) {
    client.sendText(command);
    await expect.json(client, { error: 'unknown' });
  }
  hint(
    {
      es: 'La orden es todo lo que va antes de los primeros dos puntos, tal cual: `TEXT`, ` text` y `jsons` son otras, y `constructor` está en cualquier objeto.',
      en: 'The command is all that comes before the first colon, as it is: `TEXT`, ` text` and `jsons` are others, and `constructor` is in every object.',
    },
    'mismatch',
  );
  for (const message of random.shuffle([
    ':text',
    'constructor:a',
    'a text:b',
    ' text:a',
    ...commands.flatMap((command) => [`${command.toUpperCase()}:1`, `${command}s:1`]),
  ])) {
    client.sendText(message);
    await expect.json(client, { error: 'unknown' });
  }
  hint({
    es: 'A una orden desconocida se responde `{"error":"unknown"}`, y la conexión sigue.',
    en: 'An unknown command is answered with `{"error":"unknown"}`, and the connection goes on.',
  });
  client.sendText('dance:');
  await expect.textFrame(client);
  const value = random.word();
  client.sendText(`text:${value}`);
  await expect.text(client, value);
});

check(asks.order, async ({ connect, random, expect }) => {
  const client = await connect();
  const [word, length] = [random.word(), random.integer(30_000, 60_000)];
  client.sendText(`json:${word}`);
  client.sendText(`bytes:${length}`);
  client.sendText(`all:${word}`);
  client.sendText('dance');
  client.sendText(`text:${word}`);
  await expect.json(client, { value: word });
  await expect.bytes(client, counting(length));
  await expect.text(client, word);
  await expect.bytes(client, new TextEncoder().encode(word));
  await expect.json(client, { value: word });
  await expect.json(client, { error: 'unknown' });
  await expect.text(client, word);
  await expect.silence(client);
});

check(asks.onlySender, async ({ connect, random, expect }) => {
  const clients = [await connect(), await connect(), await connect()];
  const words = clients.map(() => random.word());
  for (const [at, client] of clients.entries()) {
    for (const command of ['all', 'text', 'json', random.word(7)]) {
      client.sendText(`${command}:${words[at]}`);
    }
    client.sendText(`bytes:${at + 1}`);
  }
  for (const [at, client] of clients.entries()) {
    const word = words[at] ?? '';
    await expect.text(client, word);
    await expect.bytes(client, new TextEncoder().encode(word));
    await expect.json(client, { value: word });
    await expect.text(client, word);
    await expect.json(client, { value: word });
    await expect.json(client, { error: 'unknown' });
    await expect.bytes(client, counting(at + 1));
  }
  for (const client of clients) await expect.silence(client);
});
