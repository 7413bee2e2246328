import { check, type CheckTools } from '../../../src/checks/check.ts';

const checkWith = (id: string, body: (tools: CheckTools) => Promise<void>) =>
  check({ id, es: `${id} (es)`, en: `${id} (en)`, hints: [] }, body);

checkWith('json', async ({ connect, expect }) => {
  const client = await connect('/json');
  client.sendText('go');
  await expect.json(client, { ok: true, list: [1, { a: null }] });
});

checkWith('subprotocol', async ({ connect }) => {
  const client = await connect('/', { protocols: ['chat.v1', 'other'] });
  if (client.protocol !== 'chat.v1') throw new Error(`got ${client.protocol}`);
});

checkWith('fragments', async ({ connect, expect }) => {
  const client = await connect('/echo');
  client.sendFragments('text', ['ho', 'la']);
  await expect.text(client, 'hola');
});

checkWith('close', async ({ connect, expect }) => {
  const client = await connect('/close');
  await expect.close(client, 4001);
});

checkWith('unmasked', async ({ dial, expect, connect }) => {
  const bystander = await connect('/echo');
  const peer = dial();
  await peer.upgrade('/echo');
  peer.sendFrame({ opcode: 'text', payload: 'hola', maskingKey: null });
  const frame = await peer.nextFrame();
  if (frame.opcodeName !== 'close') throw new Error(`got ${frame.opcodeName}`);
  bystander.sendText('still here');
  await expect.text(bystander, 'still here');
});

checkWith('mute-peer', async ({ dial }) => {
  const peer = dial();
  await peer.upgrade('/ping');
  const frame = await peer.nextFrame();
  if (frame.opcodeName !== 'ping') throw new Error(`got ${frame.opcodeName}`);
  peer.reset();
});
