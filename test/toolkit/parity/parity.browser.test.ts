import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, JsonValue } from '../../../src/engine/engine.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { WatchedProgram } from '../../engine/watched-program.ts';
import { furtherScenarios } from './further/further-scenarios.ts';
import { applicable } from './judge/own-targets.ts';
import { verdictOf } from './judge/verdict.ts';
import type { Outcome } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import recorded from './scenarios.json?raw';

const scenarios = [...applicable(JSON.parse(recorded) as Scenario[]), ...furtherScenarios];
const sources = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('as recorded of FastAPI, in the embedded engine', () => {
  let engine: Engine;
  let outcomes: Outcome[] = [];

  beforeAll(async () => {
    engine = await openEngine({ engine: 'embedded' });
    const program = new WatchedProgram(
      engine.start({
        name: 'parity',
        entry: 'parity-program.ts',
        files: Object.fromEntries(
          Object.entries(sources).map(([path, text]) => [path.slice('./'.length), text]),
        ),
        role: 'trusted',
      }),
    );
    program.program.send(scenarios as unknown as JsonValue);
    outcomes = (await program.event('message')).value as unknown as Outcome[];
  }, 60_000);

  afterAll(() => engine.close());

  test.for(scenarios)('$id $title', ({ id }) => {
    expect(verdictOf(outcomes.find((outcome) => outcome.id === id))).toBe('passed');
  });
});
