/**
 * Runs a test file written for mocha inside a program: the few functions that the suite of `ws` uses,
 * one test after the other, each with a time limit, so that one that hangs doesn't lose the rest.
 */
import { whyNotApplicable } from './not-applicable.ts';
import { settingsVariable } from './suite-report.ts';
import type { SuiteMessage, SuiteSettings, TestResult } from './suite-report.ts';

type Done = (error?: unknown) => void;
type TestContext = { skip(): never; timeout(ms: number): void };
type Body = (this: TestContext, done: Done) => unknown;
type HookKind = 'before' | 'beforeEach' | 'after' | 'afterEach';
type Group = { title: string; outer: Group | undefined; hooks: Record<HookKind, Body[]> };
type Test = { group: Group; title: string; body: Body | undefined; timeoutMs: number };

const settings = JSON.parse(process.env[settingsVariable] ?? '{}') as SuiteSettings;
const tests: Test[] = [];
let group: Group = newGroup('', undefined);
/** Fails the test that runs now. */
let failRunning: (error: unknown) => void = (error) => {
  console.error(error);
  process.exit(1);
};

class Skipped extends Error {}

Object.assign(globalThis, {
  describe(title: string, define: () => void) {
    const outer = group;
    group = newGroup(title, outer);
    define();
    group = outer;
  },
  it: Object.assign(addTest, { skip: (title: string) => addTest(title, undefined) }),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  after: hook('after'),
  afterEach: hook('afterEach'),
});

// Exactly one: tests of the suite take it away for a while.
process.on('uncaughtException', (error) => failRunning(error));
process.on('unhandledRejection', (reason) => failRunning(reason));

/** Runs the tests that the file has defined, and ends the program. */
export async function runTests(): Promise<void> {
  for (const [index, test] of tests.entries()) {
    const title = titleOf(test);
    if (index < settings.from || !title.includes(settings.words)) continue;
    await say({ type: 'began', index, title });
    await say({ type: 'ran', result: { index, title, ...(await runTest(test)) } });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await say({ type: 'finished' });
  process.exit();
}

type Outcome = TestResult extends infer Result
  ? Result extends unknown
    ? Omit<Result, 'index' | 'title'>
    : never
  : never;

async function runTest({ group, body, timeoutMs }: Test): Promise<Outcome> {
  if (!body) return { status: 'skipped' };
  const reason = settings.hasWholeNode ? undefined : whyNotApplicable(String(body));
  if (reason !== undefined) return { status: 'not-applicable', reason };
  const groups = withOuterGroups(group);
  const outcome = await outcomeOf(async () => {
    for (const one of groups) for (const each of one.hooks.before.splice(0)) await runBody(each);
    for (const one of groups) for (const each of one.hooks.beforeEach) await runBody(each);
    await runBody(body, timeoutMs);
  });
  const afterwards = await outcomeOf(async () => {
    for (const one of groups.reverse()) for (const each of one.hooks.afterEach) await runBody(each);
  });
  return outcome.status === 'passed' ? afterwards : outcome;
}

async function outcomeOf(action: () => Promise<void>): Promise<Outcome> {
  try {
    await action();
    return { status: 'passed' };
  } catch (error) {
    if (error instanceof Skipped) return { status: 'skipped' };
    return { status: 'failed', message: describeError(error) };
  }
}

function runBody(body: Body, timeoutMs = settings.timeoutMs): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isDone = false;
    const done: Done = (error) => {
      if (isDone && !error) error = new Error('done() was called twice');
      isDone = true;
      clearTimeout(timer);
      if (error) reject(error instanceof Error ? error : new Error(describeError(error)));
      else resolve();
    };
    const limit = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => done(new Error(`not done after ${String(ms)} ms`)), ms);
    };
    failRunning = (error) => done(error ?? new Error('an empty error was not caught'));
    limit(timeoutMs);
    const context: TestContext = {
      skip: () => {
        throw new Skipped();
      },
      timeout: limit,
    };
    try {
      const returned = body.call(context, done);
      if (body.length === 0) Promise.resolve(returned).then(() => done(), done);
    } catch (error) {
      done(error);
    }
  });
}

function addTest(title: string, body?: Body): { timeout(ms: number): void } {
  const test: Test = { group, title, body, timeoutMs: settings.timeoutMs };
  tests.push(test);
  // What the suite asks for is meant for a machine at rest.
  return { timeout: (ms) => (test.timeoutMs = Math.max(ms, settings.timeoutMs)) };
}

function hook(kind: HookKind): (body: Body) => void {
  return (body) => group.hooks[kind].push(body);
}

function newGroup(title: string, outer: Group | undefined): Group {
  return { title, outer, hooks: { before: [], beforeEach: [], after: [], afterEach: [] } };
}

function withOuterGroups(group: Group): Group[] {
  return group.outer ? [...withOuterGroups(group.outer), group] : [group];
}

function titleOf({ group, title }: Test): string {
  const groups = withOuterGroups(group).map((one) => one.title);
  return [...groups.filter((one) => one !== ''), title].join(' › ');
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A program that ends at once must have said what came before.
function say(message: SuiteMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
