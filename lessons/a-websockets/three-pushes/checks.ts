import { checkClient, type ClientCheckTools, type Speaker } from '../../../src/checks/check.ts';

const clock = 'virtual';
const noClose = {
  es: 'La conexión terminó sin ninguna trama Close: el otro lado lee 1006. Despídete con `close`.',
  en: 'The connection ended without any Close frame: the peer reads 1006. Say goodbye with `close`.',
};
const otherReason = {
  es: 'El código es el que toca; el motivo no: es exactamente `done`.',
  en: 'The code is right; the reason is not: it is exactly `done`.',
};
const noReason = {
  es: 'El código es el que toca; falta el motivo: es el segundo argumento de `close`.',
  en: 'The code is right; the reason is missing: it is the second argument of `close`.',
};
const otherCode = {
  es: 'Ese código dice otra cosa: el final normal es 1000. Del 3000 en adelante son códigos de cada aplicación.',
  en: 'That code says something else: a normal end is 1000. From 3000 on, codes belong to each application.',
};
/** Accepts the client, and takes its `hello`; one that looks at its state every so often gets the time for it. */
async function greeted({ nextVisitor, clock, expect }: ClientCheckTools): Promise<Speaker> {
  const speaker = (await nextVisitor()).accept();
  await clock.advance(100);
  await expect.text(speaker, 'hello');
  return speaker;
}

const letters = 'abc ñáé€漢"';

checkClient(
  {
    id: 'sends-after-open',
    es: 'Envía `hello` cuando la conexión está abierta',
    en: 'It sends `hello` once the connection is open',
    clock,
    hints: [
      {
        es: 'Crear el objeto no abre la conexión: espera el evento `open`.',
        en: 'Creating the object does not open it: wait for `open`.',
      },
      {
        es: '`new WebSocket(…)` vuelve enseguida, con `readyState` 0 (CONNECTING); el 101 llega después, y entonces pasa a 1 (OPEN).',
        en: '`new WebSocket(…)` returns at once, with `readyState` 0 (CONNECTING); the 101 comes later, and takes it to 1 (OPEN).',
      },
      {
        es: "Envía desde el manejador: `socket.addEventListener('open', () => socket.send('hello'))`.",
        en: "Send from the handler: `socket.addEventListener('open', () => socket.send('hello'))`.",
      },
    ],
  },
  async ({ nextVisitor, clock, expect, hint }) => {
    hint(
      {
        es: 'Crear el objeto no abre la conexión: espera el evento `open`. Si el fallo no habla de `CONNECTING`, busca la causa en «Llegó».',
        en: 'Creating the object does not open it: wait for `open`. If the failure does not speak of `CONNECTING`, look for its cause under “Received”.',
      },
      'crashed',
    );
    hint(
      {
        es: 'La dirección está en `process.env.SERVER_URL`: conéctate ahí.',
        en: 'The address is in `process.env.SERVER_URL`: connect there.',
      },
      'closed',
    );
    const visitor = await nextVisitor();
    await clock.advance(0);
    if (!visitor.isImpatient) {
      hint(
        {
          es: 'El handshake tarda lo que tarde: usa el evento, no un tiempo.',
          en: 'The handshake takes as long as it takes: use the event, not a delay.',
        },
        'crashed',
      );
    }
    // Every timer of the next seconds fires before the answer.
    await clock.advance(4000);
    const speaker = visitor.accept();
    await clock.advance(100);
    hint(
      {
        es: 'La conexión terminó antes de que llegara `hello`: ábrela solo con la dirección y no la cierres.',
        en: 'The connection ended before `hello` came: open it with the address alone, and do not close it.',
      },
      'closed',
    );
    hint(
      {
        es: 'El primer mensaje es exactamente el texto `hello`.',
        en: 'The first message is exactly the text `hello`.',
      },
      'mismatch',
    );
    await expect.text(speaker, 'hello');
  },
);

checkClient(
  {
    id: 'one-connection',
    es: 'Usa una sola conexión',
    en: 'It uses a single connection',
    clock,
    hints: [
      {
        es: 'Una conexión sirve para todos los mensajes.',
        en: 'One connection carries every message.',
      },
      {
        es: 'La conexión es persistente: sigue abierta después de cada mensaje. Volver a conectarse paga otra negociación y pierde lo que llegue entretanto.',
        en: 'The connection is persistent: it stays open after each message. Connecting again costs another handshake and loses what comes meanwhile.',
      },
      {
        es: 'Escribe un solo `new WebSocket(…)`, fuera de los manejadores.',
        en: 'Write a single `new WebSocket(…)`, outside the handlers.',
      },
    ],
  },
  async (tools) => {
    const { countWaiting, clock, random, expect, hint } = tools;
    hint(
      {
        es: 'Tu programa terminó con un error: mira la línea que se indica. El primer argumento de `close` es el código, un número, y cerrar con 1000 no es un fallo.',
        en: 'Your program ended with an error: look at the line it names. The first argument of `close` is the code, a number, and closing with 1000 is no failure.',
      },
      'crashed',
    );
    const speaker = await greeted(tools);
    for (let sent = 0; sent < 3 && !speaker.isOver; sent += 1) {
      speaker.sendText(random.word());
      await speaker.pong();
      // Before the clock moves, whatever the client began has arrived.
      await clock.advance(10_000);
      expect.noOtherVisitor(countWaiting());
    }
    await clock.advance(300_000);
    expect.noOtherVisitor(countWaiting());
  },
);

checkClient(
  {
    id: 'no-polling',
    es: 'Después de `hello` solo escucha',
    en: 'After `hello` it only listens',
    clock,
    hints: [
      {
        es: 'El servidor puede hablar sin que le pregunten.',
        en: 'The server can speak unasked.',
      },
      {
        es: 'Preguntar cada poco, o pedir el mensaje siguiente, es sondeo (polling): en WebSocket los dos lados hablan cuando quieren.',
        en: 'Asking every so often, or asking for the next message, is polling: on a WebSocket both sides speak when they like.',
      },
      {
        es: 'Tu programa tiene un solo `send`, y se ejecuta una vez.',
        en: 'Your program has a single `send`, and it runs once.',
      },
    ],
  },
  async (tools) => {
    const { clock, random, expect } = tools;
    const speaker = await greeted(tools);
    for (const pause of [1000, 90_000, 90_000]) {
      if (speaker.isOver) break;
      await clock.advance(pause);
      await expect.silence(speaker);
      speaker.sendText(random.word());
      await expect.silence(speaker);
    }
  },
);

checkClient(
  {
    id: 'waits-for-3',
    es: 'Espera hasta el tercer mensaje',
    en: 'It waits for the third message',
    clock,
    hints: [
      {
        es: 'Cerraste antes del tercer mensaje: cuéntalos al recibirlos.',
        en: 'You closed before the third message: count them as they arrive.',
      },
      {
        es: 'Ni el tiempo ni el texto dicen cuántos van: puede haber minutos entre dos mensajes.',
        en: 'Neither time nor text says how many have come: there may be minutes between two messages.',
      },
      {
        es: 'Suma uno a un contador en el manejador de `message`, y cierra ahí cuando valga 3.',
        en: 'Add one to a counter in the `message` handler, and close there when it is 3.',
      },
    ],
  },
  async (tools) => {
    const { clock, random, expect } = tools;
    const speaker = await greeted(tools);
    await clock.advance(random.integer(120_000, 300_000));
    await expect.open(speaker);
    // The number is no part of the message, whatever the example's server says.
    const texts = random.shuffle(['', `push ${random.integer(3, 9)}`]);
    for (const text of texts) {
      speaker.sendText(text);
      await expect.open(speaker);
      await clock.advance(random.integer(120_000, 300_000));
      await expect.open(speaker);
    }
  },
);

checkClient(
  {
    id: 'closes-1000',
    es: 'Cierra con 1000 y `done` al recibir el tercero',
    en: 'It closes with 1000 and `done` on the third',
    clock,
    hints: [
      {
        es: 'Sin código viaja un Close vacío y el otro lado lee 1005.',
        en: 'With no code an empty Close travels and the peer reads 1005.',
      },
      {
        es: '1000 significa «terminado con normalidad»; el motivo es un texto corto que viaja en la misma trama.',
        en: '1000 means “ended normally”; the reason is a short text that travels in the same frame.',
      },
      {
        es: "Escribe los dos argumentos: `socket.close(1000, 'done')`.",
        en: "Write both arguments: `socket.close(1000, 'done')`.",
      },
    ],
  },
  async ({ nextVisitor, clock, random, expect, hint }) => {
    hint(
      {
        es: 'Llegó el tercer mensaje y no cerraste: cuenta cada uno, diga lo que diga, también el que llega antes de que envíes `hello`.',
        en: 'The third message came and you did not close: count every one, whatever it says, the one that comes before you send `hello` too.',
      },
      'timed-out',
    );
    const speaker = (await nextVisitor()).accept();
    const twin = random.text(6, letters);
    // A server may speak before it is spoken to: what is pinged after it has been heard.
    await speaker.pong();
    speaker.sendText(twin);
    await speaker.pong();
    await clock.advance(100);
    await expect.text(speaker, 'hello');
    void speaker.closed.then((end) => {
      if (end.type !== 'closed') hint(noClose, 'mismatch');
      else if (end.code === 1000) hint(end.reason ? otherReason : noReason, 'mismatch');
      else if (end.code !== 1005) hint(otherCode, 'mismatch');
    });
    for (const text of random.shuffle([twin, ''])) speaker.sendText(text);
    await clock.advance(100);
    await expect.close(speaker, 1000, 'done');
  },
);
