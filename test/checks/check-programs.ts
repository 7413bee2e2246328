import { afterAll } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { projectFile } from '../../src/bundles/project-file.ts';
import type { CheckReport, CheckResult } from '../../src/checks/check-report.ts';
import { runChecks, type RunChecksOptions } from '../../src/checks/run-checks.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';

/** How a test checks a server that is given as text. */
export type CheckServer = (
  server: string,
  options?: Partial<RunChecksOptions>,
) => Promise<CheckReport>;

/** Bundles a judge of `test/checks/judges` and gives a function that checks servers with it. */
export async function checksOf(judgeName: string): Promise<CheckServer> {
  const judge = await bundleProgram(projectFile(`test/checks/judges/${judgeName}.ts`));
  const engine = openNodeEngine();
  afterAll(() => engine.close());
  return (server, options) =>
    runChecks({ engine, files: { 'server.ts': server }, entry: 'server.ts', judge, ...options });
}

/** The results of a report that must have some. */
export function resultsOf(report: CheckReport): readonly CheckResult[] {
  if (report.status !== 'checked') throw new Error(JSON.stringify(report));
  return report.results;
}

/** The sentence of a result that isn't passed: both sides in English. */
export function sentenceOf(result: CheckResult | undefined): string {
  if (!result || result.status === 'passed') return `${result?.status}`;
  return `${result.status}: Expected ${result.expected.en}, got ${result.received.en}`;
}

/** A server on `ws` whose connection handler is the given text, with `socket` and `request`. */
export function serverThat(onConnection: string): string {
  return `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket, request) => {
${onConnection}
});`;
}
