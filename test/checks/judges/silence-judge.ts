import { check, type CheckTools } from '../../../src/checks/check.ts';

const hints = [
  { es: 'Pista 1', en: 'Hint 1' },
  { es: 'Pista 2', en: 'Hint 2' },
  { es: 'Pista 3', en: 'Hint 3' },
];

function checkThat(id: string, body: (tools: CheckTools) => Promise<void>) {
  check({ id, es: `${id}.`, en: `${id}.`, hints }, body);
}

checkThat('others-notice-nothing', async ({ connect, expect }) => {
  const [speaker, other] = [await connect(), await connect()];
  speaker.sendText('hola');
  await speaker.pong();
  await expect.silence(other);
});

checkThat('nothing-follows-the-expected-close', async ({ connect, expect }) => {
  const client = await connect('/closes');
  await expect.close(client, 4001);
  await expect.silence(client);
});

checkThat('nothing-follows-the-own-end', async ({ connect, expect }) => {
  const [polite, raw] = [await connect(), await connect()];
  await polite.close(1000);
  raw.sendFrame({ opcode: 'close', payload: Uint8Array.of(3, 232) });
  await raw.closed;
  for (const client of [polite, raw]) await expect.silence(client);
});
