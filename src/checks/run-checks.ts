import type { Engine, ProgramEvent } from '../engine/engine.ts';
import { explainNotCheckable } from '../translations/checks.ts';
import type { CheckReport, CheckResult, NotCheckable } from './check-report.ts';
import { CheckRun } from './check-run.ts';
import { CheckTraces, type CheckTrace } from './check-traces.ts';
import { startJudge, type JudgeSource } from './judge-program.ts';
import type { CheckFacts } from './judge-protocol.ts';
import type { KeptJudges } from './kept-judges.ts';
import type { SubjectSpec } from './learner-server.ts';
import { chooseSeed } from './random.ts';

/** What to check, with what, and who wants to hear of it. */
export type RunChecksOptions = {
  engine: Engine;
  files: Readonly<Record<string, string>>;
  entry: string;
  /** What the learner's program is; default `server`. */
  subject?: 'server' | 'client';
  /** The source of the judge's program: a lesson's `checks.ts`, bundled, or somebody's own checks beside ours. */
  judge: JudgeSource;
  /** Repeats the random names and payloads of a report. */
  seed?: number;
  /** Called with each result as soon as it is there. */
  onProgress?: (result: CheckResult) => void;
  /** Called before it with the trace of each check that failed, where the engine can tell of the wire. */
  onTrace?: (trace: CheckTrace) => void;
  /** What the learner's program says and does meanwhile. */
  onServerEvent?: (event: ProgramEvent) => void;
  signal?: AbortSignal;
  /** Leaves out what comes after the first check that isn't passed. */
  untilFirstFailure?: boolean;
  /** Chooses which of the judge's checks are run; default: all. */
  choose?: (checks: readonly CheckFacts[]) => readonly CheckFacts[];
  /** How long a single wait of a check may last, in ticks of 50 ms. */
  waitTicks?: number;
  /** Lends the judge; default: a new one, for this run alone. */
  judges?: KeptJudges;
};

let runs = 0;

/** Starts the learner's program, lets the judge's program check it, and reports; it never throws. */
export async function runChecks(options: RunChecksOptions): Promise<CheckReport> {
  const { engine, files, entry, seed = chooseSeed(), signal, waitTicks = 40 } = options;
  const { subject = 'server', judges } = options;
  const onEvent = options.onServerEvent ?? (() => undefined);
  const notCheckable = (problem: NotCheckable): CheckReport => ({
    status: 'not-checkable',
    seed,
    problem,
    explanation: explainNotCheckable(problem),
  });
  const onResult = (result: CheckResult) => {
    const trace = result.status === 'passed' ? undefined : traces?.of(result.id);
    if (trace) options.onTrace?.(trace);
    else traces?.forget(result.id);
    options.onProgress?.(result);
  };

  const starter = stoppable(engine, signal);
  const judge = judges?.take(options.judge) ?? startJudge(starter, options.judge, nameNetwork());
  const { network } = judge;
  const isTraced = options.onTrace !== undefined && engine.capabilities.wireLog;
  const traces = isTraced ? new CheckTraces(engine, judge.program) : undefined;
  const listed = judge.list();
  // A judge that has told its checks has started: only then do the ticks mean anything.
  const tick = (ms: number) => listed.then(() => judge.tick(ms));
  const spec: SubjectSpec = { engine: starter, files, entry, network, tick, onEvent };
  const { untilFirstFailure = false, choose = (checks) => checks } = options;
  const { virtualClock } = engine.capabilities;
  const how = { seed, waitTicks, untilFirstFailure, choose, virtualClock };
  const run = new CheckRun({ spec, subject, judge, listed, traces, onResult, ...how });
  judge.serve(run);
  let isInOrder = false;
  // A signal that outlives many runs must not hold on to what came of each.
  const over = new AbortController();
  try {
    const outcome = await Promise.race([run.run(), aborted(signal, over.signal)]);
    if (outcome === 'aborted' || signal?.aborted) return { status: 'stopped', seed };
    isInOrder = true;
    if (outcome.status === 'not-checkable') return notCheckable(outcome.problem);
    const { results, leftOut } = outcome;
    return { status: 'checked', seed, results, ...(leftOut > 0 ? { leftOut } : {}) };
  } catch (error) {
    if (signal?.aborted) return { status: 'stopped', seed };
    const message = error instanceof Error ? error.message : String(error);
    return notCheckable({ reason: 'judge-failed', message });
  } finally {
    over.abort();
    await Promise.all([run.stop(), judges && isInOrder ? undefined : judge.stop()]);
    if (judges && isInOrder) await judges.bringBack(judge, options.judge);
    traces?.stop();
  }
}

function aborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve('aborted');
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true, signal: over });
  });
}

/** An engine that starts nothing more once the run was stopped, and stops what it had started. */
function stoppable(engine: Engine, signal: AbortSignal | undefined): Pick<Engine, 'start'> {
  if (!signal) return engine;
  return {
    start(spec) {
      const program = engine.start(spec);
      const stop = () => void program.stop();
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      void program.ended.then(() => signal.removeEventListener('abort', stop));
      return program;
    },
  };
}

function nameNetwork(): string {
  runs += 1;
  return `check-${runs}`;
}
