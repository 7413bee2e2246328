import { readFileSync } from 'node:fs';
import type { Scenario } from './scenario.ts';

/** Reads the recorded scenarios. */
export function readScenarios(): Scenario[] {
  return JSON.parse(
    readFileSync(new URL('./scenarios.json', import.meta.url), 'utf8'),
  ) as Scenario[];
}
