import { parseArgs } from 'node:util';
import { furtherScenarios } from './further/further-scenarios.ts';
import { applicable, notApplicable } from './judge/own-targets.ts';
import { readScenarios } from './read-scenarios.ts';
import { runOracle } from './run-oracle.ts';
import type { Outcome } from './run-scenario.ts';
import { runScenarios } from './run-scenarios.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    id: { type: 'string', multiple: true },
    oracle: { type: 'string' },
    further: { type: 'boolean' },
    stack: { type: 'string', default: 'debian' },
  },
});
const all = values.further ? furtherScenarios : readScenarios();
const scenarios = (values.oracle ? all : applicable(all)).filter(
  ({ id }) => values.id?.includes(id) ?? true,
);
const outcomes = values.oracle
  ? await runOracle(scenarios, values.oracle, values.stack)
  : await runScenarios(scenarios, 16);
const failed = outcomes.filter(({ status }) => status === 'failed');
const passed = outcomes.length - failed.length;
if (values.json) {
  console.log(
    JSON.stringify({
      total: outcomes.length,
      passed,
      failed: failed.map(({ id, expected, got }) => ({ id, expected, got })),
    }),
  );
} else {
  for (const outcome of outcomes) console.log(describe(outcome));
  if (!values.oracle) {
    for (const [id, why] of Object.entries(notApplicable)) console.log(`-    ${id} ${why}`);
  }
  console.log(`${String(passed)} of ${String(outcomes.length)} passed`);
}
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;

function describe({ id, status, expected, got }: Outcome): string {
  const title = scenarios.find((scenario) => scenario.id === id)?.title ?? '';
  if (status === 'passed') return `ok   ${id} ${title}`;
  const lines = [
    `FAIL ${id} ${title}`,
    `     wire expected ${JSON.stringify(expected.wire)}`,
    `     wire got      ${JSON.stringify(got.wire)}`,
  ];
  if (expected.appLog) {
    lines.push(`     log  expected ${JSON.stringify(expected.appLog)}`);
    lines.push(`     log  got      ${JSON.stringify(got.appLog)}`);
  }
  return lines.join('\n');
}
