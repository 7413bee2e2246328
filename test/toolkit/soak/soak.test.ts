import { expect, test } from 'vitest';
import { runSoak } from './soak.ts';

test(
  'a hundred clients come, talk and leave in every way: nothing is lost, doubled or left behind',
  {
    timeout: 120_000,
  },
  async () => {
    const report = await runSoak({ clients: 100, seconds: 3 });
    expect(report.violations).toEqual([]);
    expect(report.delivered).toBeGreaterThan(1000);
    expect(Object.values(report.left).every((count) => count > 0)).toBe(true);
  },
);
