import { check, type CheckTools } from '../../../src/checks/check.ts';

const checkWith = (id: string, body: (tools: CheckTools) => Promise<void>) =>
  check({ id, es: `${id} (es)`, en: `${id} (en)`, hints: [] }, body);

checkWith('cut', async ({ connect, expect }) => {
  const bystander = await connect();
  const client = await connect();
  client.reset();
  await expect.text(bystander, 'left with 1006');
});

checkWith('silence', async ({ connect, dial, expect }) => {
  const client = await connect();
  const peer = dial();
  await peer.upgrade();
  for (const one of [client, peer]) one.goSilent();
  client.sendText('lost');
  const other = await connect();
  other.sendText('all');
  await expect.text(other, 'all');
  for (const one of [client, peer]) one.restore();
  await expect.text(client, 'all');
  await expect.frame(peer, 'text');
  await expect.silence(other);
});

checkWith('slow-reader', async ({ connect, expect }) => {
  const slow = await connect();
  const quick = await connect();
  slow.readSlowly(50_000);
  quick.sendText('flood');
  quick.sendText('buffered?');
  await expect.text(quick, 'buffered: true');
  slow.destroy();
});
