import { check, type CheckTools, type Client, type RawPeer } from '../../../src/checks/check.ts';

const wanted = 'chat.v1';
const endsTheProcess = {
  es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
  en: 'An unhandled `error` event or rejection ends the process.',
};
/** Round trips in which a server that doesn't wait has answered. */
const turnsToAnswer = 20;

/** A list of subprotocols with the wanted one somewhere. */
function offer({ random }: CheckTools): string[] {
  return random.shuffle([wanted, `${random.word()}.v2`, 'chat.v10']);
}

/** Opens a connection, and asks again while the server may still count somebody who has just left. */
async function connectWhenFree(
  { connect }: CheckTools,
  protocols: readonly string[],
  headers = {},
): Promise<Client> {
  for (let attempt = 1; attempt < 30; attempt += 1) {
    const client = await connect('/', { protocols, headers }).catch(() => undefined);
    if (client) return client;
  }
  return connect('/', { protocols, headers });
}

async function enter(tools: CheckTools): Promise<Client> {
  const client = await connectWhenFree(tools, offer(tools));
  await client.nextMessage();
  return client;
}

/** Moves the clock until something has come. */
async function advanceUntil<T>({ clock }: CheckTools, awaited: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  void awaited.then(settle, settle);
  while (!isSettled) await clock.advance(50);
  return awaited;
}

/** Lets what is on its way arrive and be answered, while no time passes. */
async function letArrive({ clock }: CheckTools, inside: Client): Promise<void> {
  // The first move waits for a connection that is being made, the second one for what is then sent on it.
  await clock.advance(0);
  await clock.advance(0);
  for (let turn = 0; turn < turnsToAnswer; turn += 1) await inside.pong();
}

/** How many get in of several that ask while the others are being checked; all of them leave. */
async function countAcceptedAtOnce({ dial }: CheckTools, count: number): Promise<number> {
  const peers = Array.from({ length: count }, () => dial());
  const upgrades = peers.map((peer) => peer.upgrade('/', { protocols: [wanted] }));
  const statuses = (await Promise.all(upgrades)).map(statusOf);
  for (const [at, status] of statuses.entries()) {
    if (status === 101) peers[at]?.reset();
    else await peers[at]?.untilEnd();
  }
  return statuses.filter((status) => status === 101).length;
}

function statusOf({ startLine }: Awaited<ReturnType<RawPeer['upgrade']>>): number {
  return startLine.type === 'response' ? startLine.status : 0;
}

check(
  {
    id: 'reject-before-101',
    es: 'Sin `chat.v1`, un 400 y nunca un 101',
    en: 'Without `chat.v1`, a 400 and never a 101',
    hints: [
      {
        es: 'Rechaza antes del 101: después solo te queda un código de cierre.',
        en: 'Reject before 101: afterwards only a close code is left.',
      },
      {
        es: 'El evento `connection` llega cuando `ws` ya ha respondido 101. Para decidir antes: `noServer: true` y el evento `upgrade` de un servidor HTTP, o `verifyClient`.',
        en: 'The `connection` event comes when `ws` has already answered 101. To decide before: `noServer: true` and the `upgrade` event of an HTTP server, or `verifyClient`.',
      },
      {
        es: "En `upgrade`: si no ofrece `chat.v1`, `stream.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n')` y `return`.",
        en: "On `upgrade`: unless it offers `chat.v1`, `stream.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n')` and `return`.",
      },
    ],
  },
  async ({ dial, random, expect, hint }) => {
    hint(
      {
        es: 'Responde con un estado HTTP; un corte no explica nada.',
        en: 'Answer with an HTTP status; a cut explains nothing.',
      },
      'closed',
    );
    hint(
      {
        es: 'Una petición sin respuesta queda colgada: acepta o rechaza, siempre.',
        en: 'A request without an answer hangs: accept or refuse, always.',
      },
      'timed-out',
    );
    for (const protocols of [
      undefined,
      [`${random.word()}.v1`],
      ['chat.v10', 'chat.v'],
      ['CHAT.V1'],
      [`${random.word()}-chat.v1`, 'chat.v1.1', 'chat-v1'],
    ]) {
      const peer = dial();
      await expect.refusal(peer, { status: 400, ...(protocols && { protocols }) });
      await expect.nothingMore(peer);
    }
    hint({
      es: 'El rechazo anuncia en `Content-Length` más bytes de los que trae: quien lo lee espera el resto.',
      en: 'The refusal announces more bytes in `Content-Length` than it brings: whoever reads it waits for the rest.',
    });
    const reader = dial();
    const { headers } = await reader.upgrade();
    const length = headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value;
    const { bytes } = await reader.untilEnd();
    if (length !== undefined && bytes < Number(length)) {
      expect.fails({
        expected: { es: `un cuerpo de ${length} bytes`, en: `a body of ${length} bytes` },
        received: { es: `${bytes} bytes`, en: `${bytes} bytes` },
      });
    }
  },
);

check(
  {
    id: 'accepts',
    es: 'Con `chat.v1` entre lo ofrecido, un 101',
    en: 'With `chat.v1` among what is offered, a 101',
    hints: [
      {
        es: 'Con `chat.v1` entre lo ofrecido y sitio libre, se esperaba un 101.',
        en: 'With `chat.v1` among what is offered and a free place, a 101 was expected.',
      },
      {
        es: 'Si respondes 400: `Sec-WebSocket-Protocol` es una lista separada por comas, con espacios o sin ellos, y `chat.v1` puede estar en cualquier lugar. Si respondes 503 sin nadie dentro: una petición rechazada ocupó sitio, quizá porque falta un `return` tras rechazarla.',
        en: 'If you answer 400: `Sec-WebSocket-Protocol` is a list separated by commas, with spaces or without, and `chat.v1` may be anywhere in it. If you answer 503 with nobody in: a refused request took a place, perhaps because a `return` is missing after the refusal.',
      },
      {
        es: "Parte la cabecera, `split(',')`, recorta cada nombre con `trim()` y busca `chat.v1`; si está, `handleUpgrade(request, stream, head, …)`.",
        en: "Split the header, `split(',')`, trim each name with `trim()` and look for `chat.v1`; if it is there, `handleUpgrade(request, stream, head, …)`.",
      },
    ],
  },
  async (tools) => {
    const { connect, random, hint } = tools;
    hint(
      {
        es: 'Una petición sin respuesta queda colgada: acepta o rechaza, siempre.',
        en: 'A request without an answer hangs: accept or refuse, always.',
      },
      'timed-out',
    );
    const other = random.word();
    const many = [other, ...Array.from({ length: 4 }, (_, at) => random.word() + String(at))];
    await connect('/', { protocols: [...many, wanted, 'chat.v10'] });
    const tight = { 'Sec-WebSocket-Protocol': `${other},${wanted}` };
    await connect('/', { protocols: [other, wanted], headers: tight });
  },
);

check(
  {
    id: 'slot-freed',
    es: 'Quien se va deja su sitio',
    en: 'Who leaves gives up its place',
    hints: [
      {
        es: 'Libera en `close`: llega también cuando se corta la red, y con cualquier código.',
        en: 'Release in `close`: it also fires on abrupt drops, and with any code.',
      },
      {
        es: 'Un sitio que no se libera deja el servidor lleno para siempre. Una petición rechazada no debe ocupar ninguno.',
        en: 'A place that is never released leaves the server full for ever. A refused request must take none.',
      },
      {
        es: "`stream.on('close', …)` o `socket.on('close', …)` resta uno, una sola vez por conexión aceptada.",
        en: "`stream.on('close', …)` or `socket.on('close', …)` takes one off, exactly once for each accepted connection.",
      },
    ],
  },
  async (tools) => {
    const { dial, random, expect } = tools;
    for (let times = 0; times < 3; times += 1) {
      await expect.refusal(dial(), { protocols: [random.word()], status: 400 });
    }
    const ways = ['reset', 'reset', 1000, 1001, random.integer(4000, 4999), undefined];
    for (const leave of random.shuffle(ways)) {
      const client = await connectWhenFree(tools, offer(tools));
      if (leave === 'reset') client.reset();
      else await client.close(typeof leave === 'number' ? leave : undefined);
    }
    // Both places are free again.
    await connectWhenFree(tools, offer(tools));
    await connectWhenFree(tools, offer(tools));
  },
);

check(
  {
    id: 'awaits-check',
    es: 'Espera a la comprobación antes de aceptar',
    en: 'It waits for the check before it accepts',
    clock: 'virtual',
    hints: [
      {
        es: 'El 101 salió antes de que la comprobación acabara.',
        en: 'The 101 left before the check was over.',
      },
      {
        es: 'Una función `async` empieza en cuanto la llamas, pero sin `await` nadie espera a que acabe: lo que sigue se ejecuta enseguida.',
        en: 'An `async` function starts as soon as you call it, but without `await` nobody waits for its end: what follows runs at once.',
      },
      {
        es: 'Escribe `await check()` antes de `handleUpgrade` (o de llamar a lo que recibe `verifyClient`), con 50 ms dentro.',
        en: 'Write `await check()` before `handleUpgrade` (or before calling what `verifyClient` gets), with 50 ms inside it.',
      },
    ],
  },
  async (tools) => {
    const { connect, dial, expect } = tools;
    const inside = await advanceUntil(tools, connect('/', { protocols: [wanted] }));
    const peer = dial();
    const answer = peer.upgrade('/', { protocols: [wanted] });
    let hasCome = false;
    const come = () => {
      hasCome = true;
    };
    void answer.then(come, come);
    // The clock stands still, while the server has all the turns that it needs to answer.
    await letArrive(tools, inside);
    const early = hasCome;
    const head = await advanceUntil(tools, answer);
    if (early || statusOf(head) !== 101) {
      const came = `HTTP ${statusOf(head)}`;
      expect.fails({
        expected: { es: 'HTTP 101, pasados 50 ms', en: 'HTTP 101, after 50 ms' },
        received: {
          es: early ? `${came}, sin que pasara el tiempo` : came,
          en: early ? `${came}, with no time gone by` : came,
        },
      });
    }
    peer.reset();
  },
);

check(
  {
    id: 'left-while-deciding',
    es: 'Quien se va mientras decides tampoco ocupa sitio',
    en: 'Who leaves while you decide takes no place either',
    clock: 'virtual',
    hints: [
      {
        es: 'Quien se fue mientras decidías sigue contando: su sitio no vuelve a quedar libre.',
        en: 'Whoever left while you decided still counts: its place is never free again.',
      },
      {
        es: '`handleUpgrade` no acepta una conexión que ya no existe: no llama a tu función, y el `close` que ibas a escuchar ahí no llega.',
        en: '`handleUpgrade` accepts no connection that is gone: it does not call your function, and the `close` that you meant to listen to there never comes.',
      },
      {
        es: 'Cuenta después de la comprobación, si `stream.destroyed` es `false`; o, si cuentas antes, descuenta en `close` del propio `stream`.',
        en: 'Count after the check, if `stream.destroyed` is `false`; or, if you count before it, take one off on `close` of the `stream` itself.',
      },
    ],
  },
  async (tools) => {
    const { connect, dial, clock, hint } = tools;
    hint(
      {
        es: 'A alguien se le cortó la conexión mientras decidías, y nadie escuchaba el `error` de su socket: hasta que `ws` acepta, te toca a ti.',
        en: "Somebody's connection was cut while you decided, and nobody listened to the `error` of that socket: until `ws` accepts, it is up to you.",
      },
      'crashed',
    );
    const enterInTime = () => advanceUntil(tools, connect('/', { protocols: [wanted] }));
    const inside = await enterInTime();
    const impatient = dial();
    void impatient.upgrade('/', { protocols: [wanted] }).catch(() => undefined);
    await letArrive(tools, inside);
    impatient.reset();
    await letArrive(tools, inside);
    await clock.advance(50);
    // Its end may be heard later than the clock.
    for (let attempt = 1; attempt < 30; attempt += 1) {
      if (await enterInTime().catch(() => undefined)) return;
    }
    await enterInTime();
  },
);

check(
  {
    id: 'subprotocol-echo',
    es: 'Devuelve exactamente `chat.v1`',
    en: 'It returns exactly `chat.v1`',
    hints: [
      {
        es: 'El servidor elige **uno** de los ofrecidos y lo devuelve.',
        en: 'The server picks **one** of those offered and returns it.',
      },
      {
        es: 'Sin `handleProtocols`, `ws` devuelve el primero que le ofrecen, sea cual sea.',
        en: 'Without `handleProtocols`, `ws` returns the first that it is offered, whatever that is.',
      },
      {
        es: "Escribe `new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' })`.",
        en: "Write `new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' })`.",
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    for (const protocols of [
      [wanted],
      [random.word(), wanted],
      ['chat.v10', wanted, random.word()],
    ]) {
      const client = await connectWhenFree(tools, protocols);
      if (client.protocol !== wanted) {
        const [right, came] = [wanted, client.protocol || '—'].map(
          (name) => `Sec-WebSocket-Protocol: ${name}`,
        );
        expect.fails({
          expected: { es: `${right}`, en: `${right}` },
          received: { es: `${came}`, en: `${came}` },
        });
      }
      await client.close(1000);
    }
  },
);

check(
  {
    id: 'first-message',
    es: 'El primer mensaje no se pierde',
    en: 'The first message is not lost',
    hints: [
      {
        es: 'Mientras esperas, nadie escucha: registra el manejador primero o guarda en una cola.',
        en: 'While you await, nobody listens: attach the handler first or queue.',
      },
      {
        es: 'El cliente puede escribir en cuanto ve el 101. Si entonces estás en un `await`, `ws` emite `message` y nadie lo oye.',
        en: 'The client may write as soon as it sees the 101. If you are in an `await` then, `ws` emits `message` and nobody hears it.',
      },
      {
        es: 'Haz todas las esperas antes de `handleUpgrade`, y registra `message` en su función, sin ningún `await` por medio.',
        en: 'Do all the waiting before `handleUpgrade`, and register `message` in its function, with no `await` in between.',
      },
    ],
  },
  async (tools) => {
    const { random, expect } = tools;
    for (let times = 0; times < 3; times += 1) {
      const client = await connectWhenFree(tools, offer(tools));
      const text = random.word();
      client.sendText(text);
      const words = { es: `texto "echo: ${text}"`, en: `text "echo: ${text}"` };
      const first = await client.nextMessage(words);
      // Whether the greeting comes, and comes first, is for the next check.
      if (first.kind === 'text' && first.text === 'ready')
        await expect.text(client, `echo: ${text}`);
      await client.close(1000);
    }
  },
);

check(
  {
    id: 'greeting',
    es: 'Lo primero es `ready`, y después ecos',
    en: 'First `ready`, and then echoes',
    hints: [
      {
        es: 'Lo primero que llega después del 101 debe ser el texto `ready`.',
        en: 'The first thing after the 101 must be the text `ready`.',
      },
      {
        es: '`handleUpgrade` llama a tu función con la conexión ya abierta: ahí se puede enviar.',
        en: '`handleUpgrade` calls your function with the connection open already: there you can send.',
      },
      {
        es: "En esa función: `socket.send('ready')`, antes que nada.",
        en: "In that function: `socket.send('ready')`, before anything else.",
      },
    ],
  },
  async (tools) => {
    const { random, expect, hint } = tools;
    const client = await connectWhenFree(tools, offer(tools));
    await expect.text(client, 'ready');
    // Whoever waits before it greets would answer this one first.
    const hasty = await connectWhenFree(tools, offer(tools));
    const first = random.word();
    hasty.sendText(first);
    await expect.text(hasty, 'ready');
    hint({
      es: 'A cada texto `x` se responde `echo: x`: a todos, no solo al primero, en orden, y solo a quien lo escribió.',
      en: 'Each text `x` is answered with `echo: x`: all of them, not only the first, in order, and only to its writer.',
    });
    await expect.text(hasty, `echo: ${first}`);
    const texts = [
      ...Array.from({ length: 12 }, () => random.word()),
      '',
      ` ñ€${random.text(7, 'ñ€ a')} `,
      random.text(65_536, 'abc'),
    ];
    for (const text of texts) client.sendText(text);
    for (const text of texts) await expect.text(client, `echo: ${text}`);
    await expect.silence(client);
  },
);

check(
  {
    id: 'capacity-503',
    es: 'Con dos dentro, un 503',
    en: 'With two inside, a 503',
    hints: [
      {
        es: 'Ya había dos dentro: se esperaba un 503 sin 101.',
        en: 'Two were in already: a 503 without a 101 was expected.',
      },
      {
        es: 'Si cuentas antes de esperar y aceptas después, varias peticiones ven el mismo hueco. Entre contar y aceptar no puede haber ningún `await`.',
        en: 'If you count before waiting and accept afterwards, several requests see the same free place. Between counting and accepting there can be no `await`.',
      },
      {
        es: 'Cuenta después de la comprobación, y suma en la misma vuelta: `if (inside >= 2) return refuse(…); inside += 1;`.',
        en: 'Count after the check, and add in the same breath: `if (inside >= 2) return refuse(…); inside += 1;`.',
      },
    ],
  },
  async (tools) => {
    const { dial, random, expect, hint } = tools;
    const [first, second] = [await enter(tools), await enter(tools)];
    for (let times = 0; times < 3; times += 1) {
      const peer = dial();
      await expect.refusal(peer, { protocols: offer(tools), status: 503 });
      await expect.nothingMore(peer);
    }
    hint({
      es: 'Quien no ofrece `chat.v1` recibe 400, también cuando no hay sitio: mira primero lo ofrecido.',
      en: 'Whoever does not offer `chat.v1` gets 400, even when there is no place: look at the offer first.',
    });
    await expect.refusal(dial(), { protocols: [random.word()], status: 400 });
    hint({
      es: 'Con dos dentro, cada texto se responde a quien lo escribió, y nadie pierde su sitio.',
      en: 'With two inside, each text is answered to its writer, and nobody loses its place.',
    });
    for (const client of [first, second]) {
      const text = random.word();
      client.sendText(text);
      await expect.text(client, `echo: ${text}`);
    }
    hint({
      es: 'Uno de los dos se fue, y aun así no hay sitio: una petición rechazada no debe ocupar ninguno.',
      en: 'One of the two left, and still there is no place: a refused request must take none.',
    });
    await first.close(1000);
    const third = await enter(tools);
    hint({
      es: 'De dos que había dentro se fue uno y entró otro: vuelven a ser dos. Quien se va libera un sitio, el suyo.',
      en: 'Of two that were in, one left and another came: they are two again. Who leaves frees one place, its own.',
    });
    await expect.refusal(dial(), { protocols: offer(tools), status: 503 });
    for (const client of [second, third]) await client.close(1000);
    hint({
      es: 'Ya no queda nadie dentro, y aun así no hay sitio: una petición rechazada no debe ocupar ninguno.',
      en: 'Nobody is in any more, and still there is no place: a refused request must take none.',
    });
    for (const client of [await enter(tools), await enter(tools)]) await client.close(1000);
    hint({
      es: 'Si cuentas antes de esperar y aceptas después, varias peticiones ven el mismo hueco. Entre contar y aceptar no puede haber ningún `await`.',
      en: 'If you count before waiting and accept afterwards, several requests see the same free place. Between counting and accepting there can be no `await`.',
    });
    let accepted = 0;
    // Who has just left may still be counted.
    for (let attempt = 1; attempt < 10 && accepted < 2; attempt += 1) {
      accepted = await countAcceptedAtOnce(tools, 5);
    }
    if (accepted < 2) {
      hint({
        es: 'Había sitio para dos y no entraron: mientras decides por uno, otro también puede entrar.',
        en: 'There was room for two and they did not get in: while you decide on one, another may come in as well.',
      });
    }
    if (accepted !== 2) {
      expect.fails({
        expected: {
          es: 'de 5 peticiones a la vez, 2 aceptadas',
          en: 'of 5 requests at once, 2 accepted',
        },
        received: { es: `${accepted} aceptadas`, en: `${accepted} accepted` },
      });
    }
  },
);

check(
  {
    id: 'survives',
    es: 'Ningún cliente termina el proceso',
    en: 'No client ends the process',
    hints: [
      endsTheProcess,
      {
        es: 'Quien se va mientras decides provoca un `error` en el `stream`; quien incumple el protocolo, en la conexión.',
        en: 'Whoever leaves while you decide causes an `error` on the `stream`; whoever breaks the protocol, on the connection.',
      },
      {
        es: "Dos manejadores: `stream.on('error', …)` al empezar y `socket.on('error', …)` al aceptar.",
        en: "Two handlers: `stream.on('error', …)` at the start and `socket.on('error', …)` on accepting.",
      },
    ],
  },
  async (tools) => {
    const { dial, random, expect, hint } = tools;
    const impatient = dial();
    void impatient.upgrade('/', { protocols: [wanted] }).catch(() => undefined);
    impatient.reset();
    const unmasked = await connectWhenFree(tools, [wanted]);
    unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await unmasked.closed;
    for (let times = 0; times < 2; times += 1) {
      const client = await enter(tools);
      const text = random.word();
      client.sendText(text);
      await expect.text(client, `echo: ${text}`);
      await client.close(1000);
    }
    hint(
      {
        es: 'Después de `error` siempre llega `close`: libera el sitio solo en `close`, una vez.',
        en: '`close` always follows `error`: free the place only in `close`, once.',
      },
      'mismatch',
    );
    const inside = [await enter(tools), await enter(tools)];
    await expect.refusal(dial(), { protocols: offer(tools), status: 503 });
    for (const client of inside) await client.close(1000);
    await enter(tools);
    hint({
      es: '`ws` también rechaza: a una clave mal hecha responde 400 sin llamar a tu función. Suma dentro de ella, o descuenta en el `close` del `stream`.',
      en: '`ws` refuses as well: it answers 400 to a malformed key, and does not call your function. Add in there, or take one off on `close` of the `stream`.',
    });
    for (let times = 0; times < 4; times += 1) {
      const headers = { 'Sec-WebSocket-Key': random.word() };
      const peer = dial();
      await peer.upgrade('/', { protocols: [wanted], headers });
      await peer.untilEnd();
    }
    await enter(tools);
  },
);
