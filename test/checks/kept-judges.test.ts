import { afterAll, expect, test } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { projectFile } from '../../src/bundles/project-file.ts';
import type { CheckReport } from '../../src/checks/check-report.ts';
import { KeptJudges } from '../../src/checks/kept-judges.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { resultsOf, sentenceOf, serverThat } from './check-programs.ts';

const judgeOf = (name: string) => bundleProgram(projectFile(`test/checks/judges/${name}.ts`));
const [echoJudge, sideBySideJudge] = await Promise.all([
  judgeOf('echo-judge'),
  judgeOf('side-by-side-judge'),
]);
const node = openNodeEngine();
afterAll(() => node.close());

/** A manner to check servers with judges that are kept, which tells how many were started. */
function keeping(most = 2) {
  let started = 0;
  const engine: typeof node = {
    ...node,
    start(spec) {
      if (spec.role === 'trusted') started += 1;
      return node.start(spec);
    },
  };
  const judges = new KeptJudges(engine, most);
  return {
    check: (server: string, judge = echoJudge) =>
      runChecks({
        ...{ engine, judges, judge, entry: 'server.ts', files: { 'server.ts': server } },
        ...{ seed: 7, waitTicks: 10 },
      }),
    started: () => started,
  };
}

const echo = serverThat(`socket.on('message', (data) => socket.send('echo: ' + data));`);
const servers = [
  ...[echo, serverThat(''), serverThat(`socket.on('message', () => process.exit(3));`)],
  ...[serverThat(`socket.close(4000);`), 'throw new Error("no");', echo],
];

/** Without the random text: how many a check has drawn depends on when the program hung up. */
const storyOf = (report: CheckReport) =>
  report.status === 'checked'
    ? report.results.map((result) => sentenceOf(result).replace(/echo: \w+/, 'echo: …'))
    : report.status;

test('a judge checks program after program, and each report is the one that a new judge gives', async () => {
  const kept = keeping();
  for (const server of servers) {
    expect(storyOf(await kept.check(server))).toEqual(storyOf(await keeping(0).check(server)));
  }
  expect(kept.started()).toBe(1);
});

test('what a check still waits for when it has failed is given up, and its judge checks the next program', async () => {
  const kept = keeping();
  const greetsOne = serverThat(`if (request.url === '/one') socket.send('adiós');`);
  for (let run = 1; run <= 2; run += 1) {
    const [result] = resultsOf(await kept.check(greetsOne, sideBySideJudge));
    expect(result?.status).toBe('failed');
  }
  expect(kept.started()).toBe(1);
});

test('runs at the same time have a judge each', async () => {
  const kept = keeping();
  const reports = await Promise.all([kept.check(echo), kept.check(echo)]);
  expect(reports.map(resultsOf).flatMap((results) => results.map(({ status }) => status))).toEqual(
    Array.from({ length: 4 }, () => 'passed'),
  );
  expect(kept.started()).toBe(2);
});

test('a judge with other checks is no use, and the one that rested longest gives way', async () => {
  const kept = keeping(1);
  await kept.check(echo);
  await kept.check(serverThat(`socket.send('hola');`), sideBySideJudge);
  await kept.check(echo);
  expect(kept.started()).toBe(3);
});
