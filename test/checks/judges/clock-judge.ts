import { check } from '../../../src/checks/check.ts';

check(
  { id: 'six-steps', es: 'Seis pasos', en: 'Six steps', hints: [], clock: 'virtual' },
  async ({ connect, clock, random, expect }) => {
    const client = await connect();
    for (let step = 0; step < 6; step += 1) {
      await clock.advance(1000);
      const word = random.word();
      client.sendText(word);
      await expect.text(client, `echo: ${word}`);
    }
  },
);
