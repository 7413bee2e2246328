import { check } from '../../../src/checks/check.ts';

check(
  {
    id: 'both-hear-hola',
    es: 'Los dos oyen hola',
    en: 'Both hear hola',
    hints: [],
  },
  async ({ connect, expect }) => {
    const [one, other] = [await connect('/one'), await connect('/other')];
    await Promise.all([expect.text(one, 'hola'), expect.text(other, 'hola')]);
  },
);
