import type { NotCheckable } from '../../checks/check-report.ts';
import { startJudge, JudgeError } from '../../checks/judge-program.ts';
import type { CheckFacts } from '../../checks/judge-protocol.ts';
import { runChecks } from '../../checks/run-checks.ts';
import type { Engine } from '../../engine/engine.ts';
import { describeProgramEnd } from '../../translations/engine.ts';
import type { Text } from '../../translations/text.ts';
import type { ClassExercise } from '../assignment/class-course.ts';
import type { PrivateCheck } from '../private-checks/grade-privately.ts';
import { isOfExercise, readPrivateId, type PrivateJudge } from '../private-checks/private-file.ts';

/** A private check as it did with the course's own solution; `received` where it didn't pass. */
export type TriedCheck = PrivateCheck & { received?: Text };

/** What came of trying a file of private checks: its checks, or why nobody can be graded with it. */
export type PrivateTrial =
  | { status: 'fine'; checks: readonly TriedCheck[] }
  | { status: 'empty' | 'silent' }
  /** The file itself can't be run. */
  | { status: 'not-run'; explanation: Text }
  | { status: 'unknown-exercise'; exercise: string }
  | { status: 'wrong-kind'; check: string; wanted: 'check' | 'checkClient' }
  /** A check threw, or came to no end, while the course's own solution was checked. */
  | { status: 'broken-check'; check: string; message: string }
  | { status: 'endless-check'; exercise: string };

/** With what a file is tried. */
export type TrialParts = {
  engine: Engine;
  exercises: readonly Pick<ClassExercise, 'key' | 'entry' | 'subject'>[];
  /** The files of an exercise's own solution. */
  loadSolution: (exercise: string) => Promise<Readonly<Record<string, string>>>;
  /** How long the file may take to tell its checks, and an exercise's checks to run, in milliseconds. */
  limits?: { list: number; run: number };
};

const brokenCheck = /^The check (\S+) is broken: (.*)$/;
let trials = 0;

/** Tries a file of private checks in the sandbox: what it holds, and what it says of the course's own solutions. */
export async function tryPrivateChecks(
  judge: PrivateJudge,
  { engine, exercises, loadSolution, limits = { list: 20_000, run: 90_000 } }: TrialParts,
): Promise<PrivateTrial> {
  const facts = await listChecks(judge, engine, limits.list);
  if ('status' in facts) return facts;
  if (facts.length === 0) return { status: 'empty' };
  const tried: TriedCheck[] = [];
  for (const key of new Set(facts.map(({ id }) => readPrivateId(id)?.exercise ?? id))) {
    const exercise = exercises.find((each) => each.key === key);
    if (!exercise) return { status: 'unknown-exercise', exercise: key };
    const { entry, subject } = exercise;
    const stranger = facts.find((each) => isOfExercise(each, key) && each.subject !== subject);
    if (stranger) {
      const wanted = subject === 'client' ? 'checkClient' : 'check';
      return { status: 'wrong-kind', check: stranger.id, wanted };
    }
    const report = await runChecks({
      ...{ engine, entry, subject, judge, files: await loadSolution(key) },
      choose: (checks) => checks.filter((each) => isOfExercise(each, key)),
      signal: AbortSignal.timeout(limits.run),
    });
    if (report.status !== 'checked') {
      const message = report.status === 'stopped' ? undefined : messageOf(report.problem);
      if (message === undefined) return { status: 'endless-check', exercise: key };
      // The judge's own words for developers; the teacher needs the check's name and what it threw.
      const [, check = key, thrown = message] = brokenCheck.exec(message) ?? [];
      return { status: 'broken-check', check, message: thrown };
    }
    for (const result of report.results) {
      const { id, title } = result;
      const failure = result.status === 'passed' ? {} : { received: result.received };
      tried.push({ exercise: key, id, title, ...failure });
    }
  }
  return { status: 'fine', checks: tried };
}

/** Undefined where the judge's program was stuck. */
function messageOf(problem: NotCheckable): string | undefined {
  if (problem.reason !== 'judge-failed') return problem.reason;
  if (/ended: unresponsive$/.test(problem.message)) return undefined;
  return problem.message.split('\n')[0] ?? '';
}

async function listChecks(
  source: PrivateJudge,
  engine: Engine,
  limit: number,
): Promise<readonly CheckFacts[] | PrivateTrial> {
  trials += 1;
  const judge = startJudge(engine, source, `private-${trials}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<PrivateTrial>((resolve) => {
    timer = setTimeout(() => {
      resolve({ status: 'silent' });
    }, limit);
  });
  try {
    return await Promise.race([judge.list(), late]);
  } catch (error) {
    if (error instanceof JudgeError && error.end) {
      if (error.end.status === 'unresponsive') return { status: 'silent' };
      return { status: 'not-run', explanation: describeProgramEnd(error.end) };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'not-run', explanation: { es: message, en: message } };
  } finally {
    clearTimeout(timer);
    await judge.stop();
  }
}
