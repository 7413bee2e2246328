import { check } from '../../../src/checks/check.ts';

check({ id: 'broken', es: 'Rota', en: 'Broken', hints: [] }, () =>
  Promise.reject(new TypeError('a mistake of ours')),
);
