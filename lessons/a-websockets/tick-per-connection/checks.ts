import { check, type CheckTools, type Client } from '../../../src/checks/check.ts';
import * as asks from './asks.ts';

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

check({ ...asks.welcome, clock }, async ({ connect, expect, hint }) => {
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
});

check({ ...asks.ticks, clock }, async (tools) => {
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
});

check({ ...asks.ownCount, clock }, async (tools) => {
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
});

check({ ...asks.ownRhythm, clock }, async (tools) => {
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
});

check({ ...asks.othersKeepTicking, clock }, async (tools) => {
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
});

check({ ...asks.survives, clock }, async (tools) => {
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
});

check({ ...asks.timersStop, clock }, async (tools) => {
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
});
