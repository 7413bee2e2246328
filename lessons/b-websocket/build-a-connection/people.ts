import type { CheckTools, Client } from '../../../src/checks/check.ts';
import { shortText } from '../../../src/checks/describe-message.ts';

/** A client that is known to be in, and to be waited for: its echo is back. */
export async function enter(
  { connect, random, expect }: CheckTools,
  name: string,
): Promise<Client> {
  const client = await connect(`/c/${name}`);
  const text = random.word();
  client.sendText(text);
  await expect.reply(client, `echo: ${text}`);
  return client;
}

/** Names that no other check has, not even by chance. */
export function someNames({ random }: CheckTools, count: number): string[] {
  return Array.from({ length: count }, (_, at) => random.word(7) + 'abcdefgh'.charAt(at));
}

const repeated = {
  es: 'Llegó otra vez la misma respuesta: cada mensaje tiene una sola.',
  en: 'The same reply arrived again: each message has exactly one.',
};

const twice = {
  es: 'El `echo: ` ya lo pone el manejador: `send(text)` envía `text` tal cual.',
  en: 'The handler writes the `echo: ` already: `send(text)` sends `text` as it is.',
};

/** Each text comes back once, in whatever order: that is what another check asks. */
export async function expectEchoes(
  { expect, hint }: CheckTools,
  client: Client,
  texts: readonly string[],
): Promise<void> {
  const missing = texts.map((text) => `echo: ${text}`);
  while (missing[0] !== undefined) {
    const shown = shortText(missing[0]);
    const expected = { es: `la respuesta "${shown}"`, en: `the reply "${shown}"` };
    const said = Buffer.from((await client.nextMessage(expected)).bytes).toString();
    const at = missing.indexOf(said);
    const received = { es: `texto "${shortText(said)}"`, en: `text "${shortText(said)}"` };
    if (at === -1 && texts.some((text) => said === `echo: ${text}`)) hint(repeated);
    if (at === -1 && texts.some((text) => text !== '' && said === `echo: echo: ${text}`))
      hint(twice);
    if (at === -1) expect.fails({ expected, received });
    missing.splice(at, 1);
  }
}
