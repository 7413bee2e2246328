import { type Outcome, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Plays the scenarios, so many at once, and gives their outcomes in their order. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  atOnce: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const index = next++;
      const scenario = scenarios[index];
      if (!scenario) return;
      outcomes[index] = await runScenario(scenario);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}
