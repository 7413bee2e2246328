import { check } from '../../../src/checks/check.ts';

const hints = [
  { es: 'Pista 1', en: 'Hint 1' },
  { es: 'Pista 2', en: 'Hint 2' },
  { es: 'Pista 3', en: 'Hint 3' },
];

check(
  { id: 'says-hola', es: 'Devuelve hola', en: 'Echoes hola', hints },
  async ({ connect, expect, hint }) => {
    hint({ es: 'Se cerró', en: 'It closed' }, 'closed');
    hint({ es: 'Se cayó', en: 'It crashed' }, 'crashed');
    hint({ es: 'Calló', en: 'It kept silent' }, 'timed-out');
    const client = await connect();
    client.sendText('hola');
    await expect.text(client, 'echo: hola');
  },
);

check(
  { id: 'says-a-word', es: 'Devuelve una palabra', en: 'Echoes a word', hints },
  async ({ connect, random, expect }) => {
    const client = await connect();
    const word = random.word(8);
    client.sendText(word);
    await expect.text(client, `echo: ${word}`);
    await expect.silence(client);
  },
);
