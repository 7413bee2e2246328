/**
 * Runs the test suite that `ws` publishes, on the installed `ws`, in the embedded engine and on Node.
 *
 *     git clone --depth 1 --branch 8.23.0 https://github.com/websockets/ws /tmp/ws
 *     node test/engine/ws-suite/run-ws-suite.ts /tmp/ws
 *
 * Its files aren't part of this project: the npm package comes without them. A checkout of another version runs
 * too; what then fails on Node as well is the difference between the versions, and is counted apart.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleTestFile } from './bundle-test-file.ts';
import { openEmbeddedSuite } from './embedded-suite.ts';
import { nodeSuite } from './node-suite.ts';
import type { RunSuiteProgram, SuiteSettings, TestResult } from './suite-report.ts';

const usage = `node test/engine/ws-suite/run-ws-suite.ts <folder of a ws checkout> [options]
  --file words       only test files with these words in their name
  --grep words       only tests with these words in their title
  --engine name      embedded | node | both (default)
  --timeout ms       for each test, default 10000
  --verbose          whole stacks of failures`;

type SuiteEngine = { name: string; run: RunSuiteProgram; hasWholeNode: boolean };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: '' },
    grep: { type: 'string', default: '' },
    engine: { type: 'string', default: 'both' },
    timeout: { type: 'string', default: '10000' },
    verbose: { type: 'boolean', default: false },
  },
});
const checkout = positionals[0];
if (checkout === undefined || !['embedded', 'node', 'both'].includes(values.engine)) {
  console.log(usage);
  process.exitCode = 1;
} else {
  process.exitCode = await runSuite(resolve(checkout));
}

async function runSuite(checkout: string): Promise<number> {
  const files = readdirSync(join(checkout, 'test'))
    .filter((name) => name.endsWith('.test.js') && name.includes(values.file))
    .sort();
  const embedded = values.engine === 'node' ? undefined : await openEmbeddedSuite();
  const engines: SuiteEngine[] = [
    ...(values.engine === 'embedded'
      ? []
      : [{ name: 'node', run: nodeSuite(checkout), hasWholeNode: true }]),
    ...(embedded ? [{ name: 'embedded', run: embedded.run, hasWholeNode: false }] : []),
  ];
  let failures = 0;
  try {
    for (const file of files) failures += await runFile(checkout, file, engines);
  } finally {
    await embedded?.close();
  }
  console.log(failures === 0 ? '\nEverything passed.' : `\n${String(failures)} failed.`);
  return failures === 0 ? 0 : 1;
}

/** Runs one file on every engine; a failure counts unless Node has it too. */
async function runFile(
  checkout: string,
  file: string,
  engines: readonly SuiteEngine[],
): Promise<number> {
  const failsOnNode = new Set<string>();
  let failures = 0;
  for (const engine of engines) {
    const missing = engine.hasWholeNode ? [] : ['fs'];
    const code = await bundleTestFile(checkout, file, missing);
    const results = await runAllTests(engine, code);
    const counted = results.map((result) =>
      result.status === 'failed' && engine.name !== 'node' && failsOnNode.has(result.title)
        ? 'failed on Node too'
        : result.status,
    );
    const counts = Object.entries(Object.groupBy(counted, (status) => status));
    const words = counts.map(([status, all]) => `${String(all?.length)} ${status}`);
    console.log(`${engine.name.padEnd(9)} ${file.padEnd(34)} ${words.join(', ')}`);
    for (const [index, result] of results.entries()) {
      if (result.status !== 'failed') continue;
      if (engine.name === 'node') failsOnNode.add(result.title);
      if (counted[index] === 'failed' && (engine.name !== 'node' || engines.length === 1)) {
        failures += 1;
      }
      console.log(`  ✗ ${result.title}\n${shorten(result.message)}`);
    }
  }
  return failures;
}

/** Starts the file again after the test that a program died of. */
async function runAllTests(engine: SuiteEngine, code: string): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (let isFinished = false, from = 0; !isFinished;) {
    let running: { index: number; title: string } | undefined;
    const settings: SuiteSettings = {
      from,
      words: values.grep,
      timeoutMs: Number(values.timeout),
      hasWholeNode: engine.hasWholeNode,
    };
    const end = await engine.run(code, settings, (message) => {
      if (message.type === 'finished') {
        isFinished = true;
      } else if (message.type === 'began') {
        running = message;
      } else {
        results.push(message.result);
        running = undefined;
      }
    });
    if (isFinished) break;
    const { index, title } = running ?? { index: Infinity, title: 'the file itself' };
    results.push({ index, title, status: 'failed', message: `the program died: ${end}` });
    if (index === Infinity) break;
    from = index + 1;
  }
  return results;
}

function shorten(message: string): string {
  const lines = message.split('\n');
  const shown = values.verbose ? lines : lines.filter((line) => !/^\s+at /.test(line)).slice(0, 12);
  return shown.map((line) => `      ${line}`).join('\n');
}
