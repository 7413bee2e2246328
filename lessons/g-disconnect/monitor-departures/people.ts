import type { CheckTools, Client } from '../../../src/checks/check.ts';

/** A client that is known to be in: its echo is back. */
export async function enter(
  { connect, random, expect }: CheckTools,
  name: string,
): Promise<Client> {
  const client = await connect(`/c/${name}`);
  const text = random.word();
  client.sendText(text);
  await expect.text(client, text);
  return client;
}

/** A monitor that is known to be in: a ping is answered after whatever came before. */
export async function watch({ connect }: CheckTools): Promise<Client> {
  const monitor = await connect('/monitor');
  await monitor.pong();
  return monitor;
}

/** What a notice says, in the reader's words. */
export function sayNotice(name: string, code: number) {
  const words = JSON.stringify({ left: name, code });
  return { es: `el aviso ${words}`, en: `the notice ${words}` };
}
