import { check } from '../../../src/checks/check.ts';

const hints = [{ es: 'pista', en: 'hint' }];

check({ id: 'any-4xx', es: 'rechaza', en: 'refuses', hints }, ({ dial, expect }) =>
  expect.refusal(dial(), { path: '/nowhere' }),
);

check({ id: 'exact', es: 'con 401', en: 'with 401', hints }, ({ dial, expect }) =>
  expect.refusal(dial(), { path: '/?x=1', status: 401, headers: { Cookie: 'a=b' } }),
);

check(
  { id: 'nothing-more', es: 'y nada más', en: 'and nothing more', hints },
  async ({ dial, expect }) => {
    const peer = dial();
    await expect.refusal(peer, { status: 401 });
    await expect.nothingMore(peer);
  },
);

check({ id: 'plain', es: 'responde HTTP', en: 'answers HTTP', hints }, async ({ dial, expect }) => {
  const head = await dial().get('/health');
  if (head.startLine.type !== 'response' || head.startLine.status !== 200) {
    await expect.refusal(dial(), { status: 599 });
  }
});
