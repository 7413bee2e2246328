import { check, type CheckTools } from '../../../src/checks/check.ts';

const checkWith = (id: string, body: (tools: CheckTools) => Promise<void>) =>
  check({ id, es: `${id} (es)`, en: `${id} (en)`, hints: [], clock: 'virtual' }, body);

checkWith('pings', async ({ dial, clock, expect }) => {
  const peer = dial();
  await peer.upgrade('/');
  await clock.advance(29_000);
  expect.noFrame(peer);
  await clock.advance(1_000);
  await expect.frame(peer, 'ping');
});

checkWith('keeps-who-answers', async ({ connect, clock, expect }) => {
  const client = await connect();
  await clock.advance(10 * 60_000);
  await expect.open(client);
});

checkWith('cuts-who-is-gone', async ({ connect, clock, expect }) => {
  const gone = await connect();
  const stays = await connect();
  gone.goSilent();
  await clock.advance(61_000);
  gone.restore();
  await expect.close(gone, 1006);
  await expect.open(stays);
});

check({ id: 'echoes', es: 'echoes (es)', en: 'echoes (en)', hints: [] }, async (tools) => {
  const client = await tools.connect();
  client.sendText('hola');
  await tools.expect.text(client, 'hola');
});
