import { runScenarios } from './run-scenarios.ts';
import type { Scenario } from './scenario.ts';

/** As a program of an engine: takes the scenarios as its first message, and answers with their outcomes. */
process.once('message', (scenarios) => {
  void runScenarios(scenarios as Scenario[], 16).then((outcomes) => process.send?.(outcomes));
});
