import { describe, expect, test } from 'vitest';
import { furtherScenarios } from './further/further-scenarios.ts';
import { applicable, notApplicable } from './judge/own-targets.ts';
import { verdictOf } from './judge/verdict.ts';
import { readScenarios } from './read-scenarios.ts';
import { runScenario } from './run-scenario.ts';

const scenarios = readScenarios();

describe.concurrent('as recorded of FastAPI, on Node', () => {
  test.for(applicable(scenarios))('$id $title', async (scenario) => {
    expect(verdictOf(await runScenario(scenario))).toBe('passed');
  });
});

describe.concurrent('as FastAPI would, on Node', () => {
  test.for(furtherScenarios)('$id: $title', async (scenario) => {
    expect(verdictOf(await runScenario(scenario))).toBe('passed');
  });
});

test('at most five scenarios cannot be played here', () => {
  expect(scenarios.length - applicable(scenarios).length).toBe(Object.keys(notApplicable).length);
  expect(Object.keys(notApplicable).length).toBeLessThanOrEqual(5);
});
