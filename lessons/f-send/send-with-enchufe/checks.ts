import { check } from '../../../src/checks/check.ts';

const commands = ['text', 'bytes', 'json', 'all'];
const mixed = 'aeiouñáé€漢 "\\{}:';

/** Values that somebody would decode, escape or normalise. */
const delicate = ['%41', '100%', 'a+b', '<b>&amp;', 'a\r\nb', 'an\u0303o', '007'];

const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at % 256);

check(
  {
    id: 'text-opcode',
    es: '`text` sale como texto',
    en: '`text` leaves as text',
    hints: [
      {
        es: 'Se esperaba `<v>` en una trama de texto.',
        en: '`<v>` was expected, in a text frame.',
      },
      {
        es: '`sendText()` envía la cadena tal cual; `sendJson()` la envuelve en comillas, y `sendBytes()` sale como binario.',
        en: '`sendText()` sends the string as it is; `sendJson()` wraps it in quotes, and `sendBytes()` leaves as binary.',
      },
      {
        es: "`await websocket.sendText(value)`, donde `value` es todo lo que sigue a los primeros dos puntos: `message.slice(message.indexOf(':') + 1)`.",
        en: "`await websocket.sendText(value)`, where `value` is everything after the first colon: `message.slice(message.indexOf(':') + 1)`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'binary-bytes',
    es: '`bytes` sale como binario, con sus bytes',
    en: '`bytes` leaves as binary, with its bytes',
    hints: [
      {
        es: 'Se esperaban esos bytes, en una trama binaria.',
        en: 'Those bytes were expected, in a binary frame.',
      },
      {
        es: 'Un navegador ve una cadena o un `Blob` según el opcode de la trama: aquí tiene que ser 2.',
        en: "A browser sees a string or a `Blob` by the frame's opcode: here it must be 2.",
      },
      {
        es: 'Escribe `await websocket.sendBytes(Uint8Array.from({ length: n }, (_, at) => at % 256))`.',
        en: 'Write `await websocket.sendBytes(Uint8Array.from({ length: n }, (_, at) => at % 256))`.',
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'json-shape',
    es: '`json` sale como JSON en un texto',
    en: '`json` leaves as JSON in a text',
    hints: [
      {
        es: 'Se esperaba el JSON de la tabla, en una trama de texto.',
        en: 'The JSON of the table was expected, in a text frame.',
      },
      {
        es: '`sendJson()` serializa por ti, una vez, y sale como texto si no le pides otra cosa.',
        en: '`sendJson()` serialises for you, once, and leaves as text unless you ask otherwise.',
      },
      {
        es: 'Escribe `await websocket.sendJson({ value })`.',
        en: 'Write `await websocket.sendJson({ value })`.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const values = [random.word(), '', `"ñ€漢${random.text(9, mixed)}`, '1', 'null', 'a:b'];
    for (const value of [...values, ...delicate, '{"a":[1]}', ' \t\n ', random.text(9000, mixed)]) {
      client.sendText(`json:${value}`);
      await expect.json(client, { value });
    }
    client.sendText(`json:${random.word()}`);
    await expect.textFrame(client);
  },
);

check(
  {
    id: 'all-three',
    es: '`all` envía los tres, en orden',
    en: '`all` sends all three, in order',
    hints: [
      {
        es: 'Se esperaban tres mensajes, en este orden: texto, bytes y JSON.',
        en: 'Three messages were expected, in this order: text, bytes and JSON.',
      },
      {
        es: 'Un solo manejador puede enviar cuantos mensajes quiera; salen en el orden en que llamas a `send…`.',
        en: 'One handler may send as many messages as it likes; they leave in the order in which you call `send…`.',
      },
      {
        es: '`await sendText(value)`, `await sendBytes(Buffer.from(value))` y `await sendJson({ value })`, una línea tras otra.',
        en: '`await sendText(value)`, `await sendBytes(Buffer.from(value))` and `await sendJson({ value })`, one line after the other.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
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
      await expect.bytes(client, new TextEncoder().encode(value));
      await expect.json(client, { value });
    }
    await expect.silence(client);
  },
);

check(
  {
    id: 'unknown',
    es: 'A una orden desconocida responde `unknown`',
    en: 'It answers an unknown command with `unknown`',
    hints: [
      {
        es: 'A una orden desconocida se responde `{"error":"unknown"}`, y la conexión sigue.',
        en: 'An unknown command is answered with `{"error":"unknown"}`, and the connection goes on.',
      },
      {
        es: 'Sin dos puntos no hay orden ninguna: `text` o `json`, a secas, son desconocidas.',
        en: 'With no colon there is no command at all: `text` or `json`, alone, are unknown.',
      },
      {
        es: "Un `else` al final: `await websocket.sendJson({ error: 'unknown' })`.",
        en: "An `else` at the end: `await websocket.sendJson({ error: 'unknown' })`.",
      },
    ],
  },
  async ({ connect, random, expect, hint }) => {
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
  },
);

check(
  {
    id: 'order',
    es: 'Responde en el orden de las órdenes',
    en: 'It answers in the order of the commands',
    hints: [
      {
        es: 'Las respuestas deben salir en el orden en que llegaron las órdenes.',
        en: 'Answers must leave in the order in which the commands arrived.',
      },
      {
        es: 'Si no esperas a que termine una orden para atender la siguiente, la rápida adelanta a la lenta.',
        en: 'If you do not wait for one command to finish before you serve the next, the quick one overtakes the slow one.',
      },
      {
        es: 'Un bucle por conexión, con `await` delante de cada envío, y sin temporizadores.',
        en: 'One loop for each connection, an `await` before every send, and no timers.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
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
  },
);

check(
  {
    id: 'only-sender',
    es: 'Responde solo a quien envió la orden',
    en: 'It answers only the one who sent the command',
    hints: [
      {
        es: 'Le llegó un mensaje a quien no lo había pedido, o le faltó el suyo a quien sí.',
        en: 'A message reached somebody who had not asked for it, or the one who had did not get it.',
      },
      {
        es: 'Lo que guardas fuera del manejador es de todas las conexiones.',
        en: 'What you keep outside the handler belongs to every connection.',
      },
      {
        es: 'Envía siempre con el `websocket` que recibe tu manejador.',
        en: 'Always send with the `websocket` that your handler gets.',
      },
    ],
  },
  async ({ connect, random, expect }) => {
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
  },
);
