import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';

const clock = 'virtual';

/** The ticks from one number to another must have come, and none after them. */
async function expectTicks(
  { expect }: CheckTools,
  client: Client,
  from: number,
  to: number,
): Promise<void> {
  for (let tick = from; tick <= to; tick += 1) await expect.text(client, `tick ${tick}`);
  await expect.silence(client);
}

/** How often clients come and leave, each time one in each way. */
const visits = 5;
const waysToLeave = 7;

/** Clients come, get some ticks, speak, and leave, each in another way; one doesn't even wait for its first tick. */
async function comeAndLeave({ connect, dial, clock, random, expect }: CheckTools): Promise<void> {
  const clients: Client[] = [];
  while (clients.length < waysToLeave - 2) clients.push(await connect());
  for (const client of clients) await expect.text(client, 'welcome');
  const broken = dial();
  await broken.upgrade();
  await clock.advance(200);
  for (const client of clients) client.sendText(random.word());
  const [politely, silently, badly, elsewhere, angrily] = random.shuffle(clients);
  await politely?.close(1000);
  await silently?.close();
  await elsewhere?.close(1001);
  await angrily?.close(random.integer(4000, 4999));
  badly?.reset();
  broken.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
  await broken.untilEnd();
  broken.destroy();
  const hasty = await connect();
  await clock.advance(50);
  await hasty.close(1000);
  // A timer may find out by its own next tick that nobody is there.
  await clock.advance(200);
}

/** How many timers run in a second in which nobody is connected. */
async function timersInASecond({ clock }: CheckTools): Promise<number> {
  const { timers } = await clock.advance(1000);
  return timers;
}

check(
  {
    id: 'welcome',
    es: 'Da la bienvenida sin que le pregunten',
    en: 'It welcomes without being asked',
    clock,
    hints: [
      {
        es: 'El servidor puede hablar primero: no esperes a que el cliente diga algo.',
        en: 'The server can speak first: do not wait for the client to say something.',
      },
      {
        es: 'El manejador de `connection` se ejecuta cuando la conexión ya está abierta: ahí ya puedes enviar.',
        en: 'The `connection` handler runs when the connection is open already: you can send from there.',
      },
      {
        es: "Llama a `socket.send('welcome')` en el manejador de `connection`, fuera del de `message`.",
        en: "Call `socket.send('welcome')` in the `connection` handler, outside the `message` one.",
      },
    ],
  },
  async ({ connect, expect, hint }) => {
    hint(
      {
        es: 'Acepta conexiones en la ruta `/`: sin la opción `path`, `ws` acepta cualquiera.',
        en: 'Accept connections at the path `/`: without the option `path`, `ws` accepts any.',
      },
      'mismatch',
    );
    for (let visit = 0; visit < 2; visit += 1) {
      const client = await connect();
      hint(
        {
          es: 'Lo primero que llega es exactamente el texto `welcome`, y nada más hasta el primer tic.',
          en: 'What comes first is exactly the text `welcome`, and nothing more before the first tick.',
        },
        'mismatch',
      );
      await expect.text(client, 'welcome');
      await expect.silence(client);
    }
  },
);

check(
  {
    id: 'ticks',
    es: 'Envía `tick 1`, `tick 2`… cada 100 ms',
    en: 'It sends `tick 1`, `tick 2`… every 100 ms',
    clock,
    hints: [
      {
        es: 'Los tics salen solos, uno cada 100 ms: nadie los pide.',
        en: 'Ticks leave by themselves, one every 100 ms: nobody asks for them.',
      },
      {
        es: 'Un temporizador repetido (`setInterval`) puede llamar a `send` tantas veces como quieras mientras la conexión siga abierta.',
        en: 'A repeating timer (`setInterval`) can call `send` as often as you like while the connection is open.',
      },
      {
        es: 'En el manejador de `connection`: `setInterval(() => socket.send(`tick ${++ticks}`), 100)`.',
        en: 'In the `connection` handler: `setInterval(() => socket.send(`tick ${++ticks}`), 100)`.',
      },
    ],
  },
  async (tools) => {
    const { connect, clock, random, expect, hint } = tools;
    hint(
      {
        es: 'Por el cable viajan texto o bytes: convierte el valor en una cadena antes de enviarlo.',
        en: 'Text or bytes travel on the wire: make the value a string before you send it.',
      },
      'crashed',
    );
    hint(
      {
        es: 'El texto es `tick`, un espacio y la cuenta, que empieza en 1.',
        en: 'The text is `tick`, a space and the count, which starts at 1.',
      },
      'mismatch',
    );
    const client = await connect();
    await expect.text(client, 'welcome');
    // Whole rounds only: in which moment of its round somebody connects is for another check.
    await clock.advance(100);
    await expect.text(client, 'tick 1');
    hint(
      {
        es: 'El primer tic sale 100 ms después de la bienvenida, y en cada 100 ms hay uno solo, con el número siguiente.',
        en: 'The first tick leaves 100 ms after the welcome, and every 100 ms there is just one, with the next number.',
      },
      'mismatch',
    );
    await expect.silence(client);
    const many = random.integer(8, 20);
    await clock.advance((many - 1) * 100);
    await expectTicks(tools, client, 2, many);
    hint({
      es: 'Un tic cada 100 ms, ni más ni menos, mientras el cliente siga conectado: aunque pase medio minuto sin decir nada.',
      en: 'A tick every 100 ms, no more and no fewer, for as long as the client is there: even if it says nothing for half a minute.',
    });
    for (let ticks = many; ticks < many + 300; ticks += 100) {
      await clock.advance(10_000);
      await expectTicks(tools, client, ticks + 1, ticks + 100);
    }
  },
);

check(
  {
    id: 'own-count',
    es: 'Cada conexión empieza en `tick 1`',
    en: 'Every connection starts at `tick 1`',
    clock,
    hints: [
      {
        es: 'Ese dato es de la conexión, no del módulo.',
        en: 'That value belongs to the connection, not to the module.',
      },
      {
        es: 'Lo que declaras fuera del manejador de `connection` es uno para todas; lo que declaras dentro nace con cada una.',
        en: 'What you declare outside the `connection` handler is one for all; what you declare inside is born with each.',
      },
      {
        es: 'Mueve `let ticks = 0` al principio del manejador de `connection`.',
        en: 'Move `let ticks = 0` to the top of the `connection` handler.',
      },
    ],
  },
  async (tools) => {
    const { connect, clock, random, expect } = tools;
    // Who left in the check before is forgotten by then.
    await clock.advance(0);
    const first = await connect();
    await expect.text(first, 'welcome');
    const ahead = random.integer(2, 6);
    await clock.advance(ahead * 100);
    await expectTicks(tools, first, 1, ahead);
    const second = await connect();
    await expect.text(second, 'welcome');
    await clock.advance(300);
    await expectTicks(tools, second, 1, 3);
    await expectTicks(tools, first, ahead + 1, ahead + 3);
    await second.close(1000);
    await clock.advance(0);
    const again = await connect();
    await expect.text(again, 'welcome');
    await clock.advance(200);
    await expectTicks(tools, again, 1, 2);
  },
);

check(
  {
    id: 'own-rhythm',
    es: 'Cada conexión lleva su ritmo',
    en: 'Every connection has its own rhythm',
    clock,
    hints: [
      {
        es: 'Un temporizador para todos marca el ritmo del primero: el `tick 1` de cada cliente llega 100 ms después de su bienvenida.',
        en: 'One timer for all keeps the first client’s rhythm: each client’s `tick 1` comes 100 ms after its welcome.',
      },
      {
        es: 'El temporizador, como la cuenta, es de cada conexión; lo que diga el cliente no lo mueve.',
        en: 'The timer, like the count, belongs to each connection; nothing the client says moves it.',
      },
      {
        es: 'Crea el `setInterval` dentro del manejador de `connection`.',
        en: 'Create the `setInterval` inside the `connection` handler.',
      },
    ],
  },
  async (tools) => {
    const { connect, clock, random, expect, hint } = tools;
    await clock.advance(0);
    const first = await connect();
    await expect.text(first, 'welcome');
    await clock.advance(50);
    await expect.silence(first);
    const second = await connect();
    await expect.text(second, 'welcome');
    await clock.advance(60);
    await expectTicks(tools, first, 1, 1);
    await expect.silence(second);
    await clock.advance(50);
    await expectTicks(tools, second, 1, 1);
    await clock.advance(200);
    await expectTicks(tools, first, 2, 3);
    await expectTicks(tools, second, 2, 3);
    hint({
      es: 'Lo que diga un cliente no recibe respuesta, ni cambia su cuenta ni su ritmo.',
      en: 'What a client says gets no answer, and changes neither its count nor its rhythm.',
    });
    for (const said of [random.word(), 'ping', 'tick 1']) second.sendText(said);
    second.sendBinary(random.bytes(3));
    await expect.silence(second);
    await clock.advance(50);
    second.sendText('');
    await clock.advance(60);
    await expectTicks(tools, second, 4, 4);
    await clock.advance(200);
    await expectTicks(tools, second, 5, 6);
    await expectTicks(tools, first, 4, 6);
  },
);

check(
  {
    id: 'others-keep-ticking',
    es: 'Cuando alguien se va, los demás siguen recibiendo',
    en: 'When somebody leaves, the others keep receiving',
    clock,
    hints: [
      {
        es: 'Al irse un cliente se detuvo el temporizador de otro: guarda cada uno con su conexión.',
        en: 'When one client left, another’s timer stopped: keep each with its own connection.',
      },
      {
        es: 'Una variable `timer` del módulo solo recuerda el último temporizador; los anteriores quedan sin dueño.',
        en: 'A `timer` variable in the module remembers only the last timer; the earlier ones have no owner.',
      },
      {
        es: "Declara `const timer = setInterval(…)` en el manejador de `connection`, y limpia ahí: `socket.on('close', () => clearInterval(timer))`.",
        en: "Declare `const timer = setInterval(…)` in the `connection` handler, and clean up there: `socket.on('close', () => clearInterval(timer))`.",
      },
    ],
  },
  async (tools) => {
    const { connect, clock, random, expect } = tools;
    await clock.advance(0);
    const clients: Client[] = [];
    while (clients.length < 5) clients.push(await connect());
    for (const client of clients) await expect.text(client, 'welcome');
    await clock.advance(100);
    for (const client of clients) await expectTicks(tools, client, 1, 1);
    // The first and the last are those whose timer is taken for somebody else's; and who came after somebody that left.
    const [leaver, dropped] = clients.slice(random.integer(1, 2));
    const stay = clients.filter((client) => client !== leaver && client !== dropped);
    await leaver?.close(1000);
    await clock.advance(200);
    for (const client of stay) await expectTicks(tools, client, 2, 3);
    dropped?.reset();
    await clock.advance(300);
    for (const client of stay) await expectTicks(tools, client, 4, 6);
  },
);

check(
  {
    id: 'survives',
    es: 'Una trama rota o un corte no termina el proceso',
    en: 'A broken frame or a cut does not end the process',
    clock,
    hints: [
      {
        es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
        en: 'An unhandled `error` event or rejection ends the process.',
      },
      {
        es: 'Una trama que incumple el protocolo emite `error` en esa conexión; sin manejador, Node termina el proceso.',
        en: 'A frame that breaks the protocol emits `error` on that connection; without a handler, Node ends the process.',
      },
      {
        es: "En el manejador de `connection`: `socket.on('error', console.error)`.",
        en: "In the `connection` handler: `socket.on('error', console.error)`.",
      },
    ],
  },
  async (tools) => {
    const { connect, dial, clock, random, expect } = tools;
    const bystander = await connect();
    await expect.text(bystander, 'welcome');
    const cut = dial();
    await cut.upgrade();
    cut.sendFrame({ opcode: 'text', payload: random.word(), fin: false });
    cut.reset();
    const unmasked = dial();
    await unmasked.upgrade();
    unmasked.sendFrame({ opcode: 'text', payload: random.word(), maskingKey: null });
    await unmasked.untilEnd();
    await clock.advance(200);
    await expectTicks(tools, bystander, 1, 2);
    const newcomer = await connect();
    await expect.text(newcomer, 'welcome');
    await clock.advance(100);
    await expectTicks(tools, newcomer, 1, 1);
  },
);

check(
  {
    id: 'timers-stop',
    es: 'Cuando alguien se va, su temporizador se detiene',
    en: 'When somebody leaves, its timer stops',
    clock,
    hints: [
      {
        es: 'Quien se fue dejó en marcha su temporizador: nadie recibe esos tics, y cada visita añade otro.',
        en: 'Whoever left has a timer that is still running: nobody gets those ticks, and each visit adds another.',
      },
      {
        es: '`send` a una conexión cerrada no da error, así que el temporizador sigue. Detenlo en `close`, que llega también cuando la red se corta.',
        en: '`send` on a closed connection raises no error, so the timer goes on. Stop it in `close`, which also comes when the network is cut.',
      },
      {
        es: "Guarda `const timer = setInterval(…)` en el manejador de `connection`, y ahí mismo: `socket.on('close', () => clearInterval(timer))`.",
        en: "Keep `const timer = setInterval(…)` in the `connection` handler, and right there: `socket.on('close', () => clearInterval(timer))`.",
      },
    ],
  },
  async (tools) => {
    const { expect } = tools;
    await comeAndLeave(tools);
    const before = await timersInASecond(tools);
    for (let visit = 0; visit < visits; visit += 1) await comeAndLeave(tools);
    const more = (await timersInASecond(tools)) - before;
    // A tick that was left behind runs ten times in that second; a timer of the server's own may run once more or less.
    if (more >= visits) {
      expect.fails({
        expected: {
          es: `los temporizadores de las ${visits * waysToLeave} conexiones que se fueron, detenidos`,
          en: `the timers of the ${visits * waysToLeave} connections that left to have stopped`,
        },
        received: {
          es: `${more} ejecuciones más por segundo que antes de que llegaran`,
          en: `${more} more runs a second than before they came`,
        },
      });
    }
  },
);
