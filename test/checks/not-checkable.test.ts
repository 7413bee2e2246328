import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/checks/check-report.ts';
import { checksOf } from './check-programs.ts';

const check = await checksOf('echo-judge');

const explained = (report: CheckReport) =>
  report.status === 'not-checkable' ? [report.problem.reason, report.explanation.en] : report;

test('says where code does not parse', async () => {
  expect(explained(await check(`const port = ;`))).toEqual([
    'ended-at-start',
    'Your program ended before it listened on its port. server.ts, line 1: ";" was not expected here. Fix it and run again.',
  ]);
});

test('says where code throws at start', async () => {
  expect(explained(await check(`\nthrow new Error('no luck');`))).toEqual([
    'ended-at-start',
    'Your program ended before it listened on its port. server.ts, line 2: Error: no luck. Fix that line, or catch the error.',
  ]);
});

test('says which import does not exist', async () => {
  expect(explained(await check(`import 'wss';`))).toEqual([
    'ended-at-start',
    expect.stringMatching(
      /^Your program ended before it listened on its port\. server\.ts, line 1: "wss" cannot be found\./,
    ) as string,
  ]);
});

test('says that a program ended by itself', async () => {
  const report = await check(`console.log('done');`);
  expect(explained(report)).toEqual([
    'ended-at-start',
    'Your program ended before it listened on its port. The program ended by itself. If it was meant to keep running, check that it listens on a port.',
  ]);
  expect(report).toMatchObject({ problem: { end: { status: 'ended', exitCode: 0 } } });
});

test('says that a program loops for ever', { timeout: 30_000 }, async () => {
  const report = await check(`for (;;) {}`);
  expect(report).toMatchObject({ problem: { end: { status: 'unresponsive' } } });
});

test('says on which port a server listens instead', async () => {
  const report = await check(
    `import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 9191 });`,
  );
  if (report.status !== 'not-checkable' || report.problem.reason !== 'wrong-port') {
    throw new Error(JSON.stringify(report));
  }
  expect(report.explanation.en).toBe(
    `Your server listens on port 9191, but it must listen on ${report.problem.expectedPort}: use Number(process.env.PORT ?? 8000).`,
  );
});

test('says that a program never listened', { timeout: 30_000 }, async () => {
  const report = await check(`setInterval(() => {}, 1000);`);
  expect(explained(report)).toEqual([
    'never-listened',
    expect.stringMatching(
      /^Your program is running, but within 7 s it has not listened on port \d+ \(process\.env\.PORT\)\.$/,
    ) as string,
  ]);
});

test('says when the checks are at fault', async () => {
  const broken = await checksOf('broken-judge');
  const report = await broken(
    `import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: +process.env.PORT });`,
  );
  expect(explained(report)).toEqual([
    'judge-failed',
    expect.stringMatching(
      /^The checks failed, not your code: The check broken is broken: TypeError: a mistake of ours/,
    ) as string,
  ]);
});
