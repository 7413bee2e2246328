import { checkClient, type ClientCheckTools } from '../../../src/checks/check.ts';

const checkWith = (
  id: string,
  body: (tools: ClientCheckTools) => Promise<void>,
  clock: 'real' | 'virtual' = 'real',
) => {
  const hints = [{ es: 'Pista', en: 'Hint' }];
  checkClient({ id, es: `${id} (es)`, en: `${id} (en)`, hints, clock }, body);
};

checkWith(
  'waits-for-the-handshake',
  async ({ nextVisitor, clock, expect, hint }) => {
    hint({ es: 'Se rompió', en: 'It broke' }, 'crashed');
    const visitor = await nextVisitor();
    await clock.advance(60_000);
    const speaker = visitor.accept();
    await expect.text(speaker, 'hello');
  },
  'virtual',
);

checkWith('echoes-and-closes', async ({ nextVisitor, countWaiting, random, expect }) => {
  const speaker = (await nextVisitor()).accept();
  await expect.text(speaker, 'hello');
  const word = random.word();
  speaker.sendText(word);
  await expect.text(speaker, `echo: ${word}`);
  speaker.sendText('bye');
  await expect.close(speaker, 1000, 'done');
  expect.noOtherVisitor(countWaiting());
});
