import type { CheckTools, Client } from '../../../src/checks/check.ts';
import { shortText } from '../../../src/checks/describe-message.ts';
import { enter, someNames } from './people.ts';

/** What the handler tells the monitors: a message that was served, or that `receive()` was rejected. */
type Fields = { from: unknown; text: unknown; left: unknown; code: unknown };

const keys = ['from', 'text', 'left', 'code'] as const;
/** Nobody sends more in a check; who is served more is served what never came. */
const mostServed = 60;

const otherName = {
  es: 'Llegó un aviso con ese texto y otro nombre: el nombre es lo que sigue a `/c/` en la ruta.',
  en: 'A notice came with that text and another name: the name is what follows `/c/` in the path.',
};

/** A monitor that is known to be in. */
export async function watch({ connect }: CheckTools): Promise<Client> {
  const monitor = await connect('/monitor');
  await monitor.pong();
  return monitor;
}

/** The next news of a client; others may have left before, and are passed over. */
async function nextNews(
  { expect, hint }: CheckTools,
  monitor: Client,
  name: string,
  wanted: string,
  text?: unknown,
): Promise<Partial<Fields>> {
  const expected = { es: `el aviso ${wanted}`, en: `the notice ${wanted}` };
  for (;;) {
    const said = Buffer.from((await monitor.nextMessage(expected)).bytes).toString();
    const news = readNews(said);
    const received = { es: `texto "${shortText(said)}"`, en: `text "${shortText(said)}"` };
    if (news.from === undefined && news.left === undefined) expect.fails({ expected, received });
    if (news.from === name || news.left === name) return news;
    if (text && news.text === text) hint(otherName, 'timed-out');
  }
}

function readNews(said: string): Partial<Fields> {
  try {
    return (JSON.parse(said) ?? {}) as Partial<Fields>;
  } catch {
    return {};
  }
}

function write({ from, text, left, code }: Partial<Fields>): string {
  return shortText(JSON.stringify(left === undefined ? { from, text } : { left, code }));
}

/** The next news of a client is this one. */
export async function expectNews(tools: CheckTools, monitor: Client, news: Partial<Fields>) {
  const { expect, hint } = tools;
  const name = String(news.left ?? news.from);
  const came = await nextNews(tools, monitor, name, write(news), news.text);
  if (keys.every((key) => came[key] === news[key])) return;
  if (news.from !== undefined && came.left !== undefined && came.code === undefined) {
    hint({
      es: 'El manejador recibió un error que no era el del cierre. `send` no debe lanzar nada: si la conexión ya está cerrada, no hace nada.',
      en: 'The handler got an error that was not that of the close. `send` must throw nothing: on a closed connection it does nothing.',
    });
  }
  expect.fails({
    expected: { es: `el aviso ${write(news)}`, en: `the notice ${write(news)}` },
    received: { es: `el aviso ${write(came)}`, en: `the notice ${write(came)}` },
  });
}

/** The client's `receive()` was rejected, with this code where one is asked for; what was served before is passed over. */
export async function expectRejection(
  tools: CheckTools,
  monitor: Client,
  name: string,
  code?: number,
) {
  const wanted = `{"left":"${name}","code":${code ?? '…'}}`;
  let news = await nextNews(tools, monitor, name, wanted);
  for (let served = 0; news.left === undefined && served < mostServed; served += 1) {
    news = await nextNews(tools, monitor, name, wanted);
  }
  if (news.left !== undefined && (code === undefined || news.code === code)) return;
  tools.expect.fails({
    expected: { es: `el aviso ${wanted}`, en: `the notice ${wanted}` },
    received: { es: `el aviso ${write(news)}`, en: `the notice ${write(news)}` },
  });
}

/** Its `receive()` was rejected only once: no second word of it before the news of another, who comes now. */
export async function expectOneRejection(
  tools: CheckTools,
  monitor: Client,
  name: string,
): Promise<void> {
  const { expect, hint } = tools;
  const [sentinel = ''] = someNames(tools, 1);
  await enter(tools, sentinel);
  for (;;) {
    const news = readNews(String(Buffer.from((await monitor.nextMessage()).bytes)));
    if (news.from === sentinel) return;
    if (news.left !== name) continue;
    hint({
      es: 'Cada conexión termina una sola vez: su `left` se anuncia una vez.',
      en: 'Each connection ends only once: its `left` is told once.',
    });
    expect.fails({
      expected: { es: `ningún otro final de ${name}`, en: `no other end of ${name}` },
      received: { es: `el aviso ${write(news)}`, en: `the notice ${write(news)}` },
    });
  }
}
