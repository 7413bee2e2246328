import { check } from '../../../src/checks/check.ts';

const hints = [{ es: 'Pista 1', en: 'Hint 1' }];

check(
  { id: 'steps', es: 'Responde a cada paso', en: 'Answers each step', hints },
  async ({ connect, expect, hint }) => {
    hint({ es: 'Está mal', en: 'It is wrong' }, 'mismatch');
    hint({ es: 'Se cerró', en: 'It closed' }, 'closed');
    const client = await connect();
    hint({ es: 'Está mal', en: 'It is wrong' }, 'mismatch');
    client.sendText('step');
    await expect.text(client, 'step 1');
  },
);

check(
  { id: 'puts-back', es: 'Mira y devuelve', en: 'Looks and puts back', hints },
  async ({ connect, expect }) => {
    const client = await connect();
    client.sendText('step');
    await client.nextMessage();
    client.putBack();
    await expect.text(client, 'step 1');
    await expect.silence(client);
  },
);
