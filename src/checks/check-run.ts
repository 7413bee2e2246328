import type { ProgramEnd } from '../engine/engine.ts';
import { sayInChecks } from '../translations/checks.ts';
import { describeProgramEnd } from '../translations/engine.ts';
import type { CheckResult, NotCheckable } from './check-report.ts';
import type { CheckTraces } from './check-traces.ts';
import { tickMs, withinTicks } from './deadline.ts';
import { flowingTickMs } from './flowing-clock.ts';
import { JudgeError, type Judge, type JudgeHelper } from './judge-program.ts';
import type { CheckFacts, ClockFlow, Outcome, SubjectSign } from './judge-protocol.ts';
import { isBadEnd, startClient, type RunningClient } from './learner-client.ts';
import {
  startServer,
  type ClockKind,
  type RunningServer,
  type SubjectSpec,
} from './learner-server.ts';

/** What came of all checks, or why none could run. */
export type RunOutcome =
  | { status: 'checked'; results: readonly CheckResult[]; leftOut: number }
  | { status: 'not-checkable'; problem: NotCheckable };

type CheckRunParts = {
  spec: SubjectSpec;
  subject: 'server' | 'client';
  judge: Judge;
  listed: Promise<readonly CheckFacts[]>;
  traces: CheckTraces | undefined;
  seed: number;
  waitTicks: number;
  untilFirstFailure: boolean;
  choose: (checks: readonly CheckFacts[]) => readonly CheckFacts[];
  /** Whether the engine can give the server one. */
  virtualClock: boolean;
  onResult: (result: CheckResult) => void;
};

/** A program that shuts its door may end a little later: so many ticks, in each of which it has its turn. */
const deathTicks = { answers: 0, silent: 0, refuses: 40, left: 20 } as const;

/** All checks of a lesson against one learner's program, one after the other. */
export class CheckRun implements JudgeHelper {
  readonly #parts: CheckRunParts;
  #server: RunningServer | undefined;
  #client: RunningClient | undefined;
  #isStopped = false;
  /** A server that was silent once will be again: its learner doesn't wait as long each time. */
  #isSilent = false;

  constructor(parts: CheckRunParts) {
    this.#parts = parts;
  }

  async run(): Promise<RunOutcome> {
    const { listed, subject, untilFirstFailure, choose, onResult, virtualClock } = this.#parts;
    // The server and the judge start at the same time; the judge's list is ready first as a rule.
    const usual = virtualClock ? 'virtual' : 'real';
    const started = subject === 'server' ? this.#startServer(usual) : undefined;
    const [problem, all] = await Promise.all([started, listed]);
    if (problem) return { status: 'not-checkable', problem };
    const checks = choose(all);
    const results: CheckResult[] = [];
    for (const facts of checks) {
      if (this.#isStopped) break;
      const result = await (subject === 'server' ? this.#runOne(facts) : this.#runClient(facts));
      if (result.status === 'not-checkable') return result;
      results.push(result);
      onResult(result);
      if (untilFirstFailure && result.status !== 'passed') break;
    }
    return { status: 'checked', results, leftOut: all.length - checks.length };
  }

  /** Moves the clock of the program that is being checked, for which no timer runs once it is over. */
  async advanceClock(milliseconds: number): Promise<number> {
    const advance = await (this.#server ?? this.#client)?.program.advanceClock(milliseconds);
    return advance?.status === 'advanced' ? advance.timers : 0;
  }

  /** Lets the program that is being checked have its turn; resolves also when there is none any more. */
  async turn(): Promise<void> {
    await (this.#server ?? this.#client)?.program.turn();
  }

  /** Starts the client that the judge waits for; resolves when it has ended. */
  async startClient(port: number, clock: ClockKind): Promise<void> {
    if (this.#isStopped) return;
    this.#client = startClient(this.#parts.spec, port, clock);
    await this.#client.program.ended;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([this.#server?.program.stop(), this.#client?.program.stop()]);
  }

  async #startServer(clock: ClockKind): Promise<NotCheckable | undefined> {
    const started = await startServer(this.#parts.spec, clock);
    if (started.status === 'failed') return started.problem;
    this.#server = started.server;
    if (this.#isStopped) await this.stop();
    return undefined;
  }

  async #runOne(
    facts: CheckFacts,
  ): Promise<CheckResult | Extract<RunOutcome, { status: 'not-checkable' }>> {
    const { seed, waitTicks } = this.#parts;
    this.#assertCanRun(facts);
    const { clock, flow } = this.#clockFor(facts);
    if (this.#server && this.#server.clock !== clock) {
      await this.#server.program.stop();
      this.#server = undefined;
    }
    if (!this.#server) {
      const problem = await this.#startServer(clock);
      if (problem) return { status: 'not-checkable', problem };
    }
    const server = this.#server;
    if (!server) throw new JudgeError('There is no server to check.');
    const { port } = server;
    const { outcome, sign } = await this.#judge({
      ...{ check: facts.id, port, seed, flow },
      waitTicks: this.#isSilent ? waitTicks / 2 : waitTicks,
    });
    this.#isSilent ||= outcome.status === 'timed-out';
    const end = await endAfter(server, sign, flow);
    if (end || sign === 'refuses') {
      // Dead, or deaf: the next checks get a server of their own, and so a verdict of their own.
      this.#server = undefined;
      await server.program.stop();
    }
    return toResult(facts, outcome, end, sign);
  }

  /** Every check of a client begins with a new one, which the judge asks for. */
  async #runClient(facts: CheckFacts): Promise<CheckResult> {
    const { seed, waitTicks } = this.#parts;
    this.#assertCanRun(facts);
    const { flow } = this.#clockFor(facts);
    const request = { check: facts.id, port: 0, seed, waitTicks, flow };
    const { outcome, sign } = await this.#judge(request);
    const client = this.#client;
    const end = client && (await endAfter(client, sign, flow));
    await client?.program.stop();
    return toResult(facts, outcome, end && isBadEnd(end) ? end : undefined, sign);
  }

  async #judge(request: Parameters<Judge['run']>[0]): ReturnType<Judge['run']> {
    const answer = await this.#parts.judge.run(request);
    this.#parts.traces?.add(request.check, answer.trace);
    return answer;
  }

  /** A clock that is to flow is the machine's where the engine has no other. */
  #clockFor({ clock }: CheckFacts): { clock: ClockKind; flow: ClockFlow } {
    if (clock === 'virtual') return { clock, flow: 'afterwards' };
    const isVirtual = clock === 'flowing' && this.#parts.virtualClock;
    return isVirtual ? { clock: 'virtual', flow: 'always' } : { clock: 'real', flow: 'never' };
  }

  #assertCanRun({ id, clock, subject }: CheckFacts): void {
    if (clock === 'virtual' && !this.#parts.virtualClock) {
      throw new JudgeError(`This engine has no virtual clock, which the check ${id} needs.`);
    }
    if (subject !== this.#parts.subject) {
      throw new JudgeError(`The check ${id} is for a ${subject}, not a ${this.#parts.subject}.`);
    }
  }
}

/** How the program ended, if it did: by what the check set off in it, or right after the sign of it says that it may. */
async function endAfter(
  { program, end }: Pick<RunningServer, 'program' | 'end'>,
  sign: SubjectSign,
  flow: ClockFlow,
): Promise<ProgramEnd | undefined> {
  await program.turn();
  const ticks = deathTicks[sign];
  if (end() || ticks === 0) return end();
  const manner =
    flow === 'never'
      ? { turn: () => program.turn() }
      : { turn: () => program.advanceClock(tickMs), ms: flowingTickMs };
  return withinTicks(program.ended, ticks, () => new Error('alive'), manner).catch(() => undefined);
}

function toResult(
  facts: CheckFacts,
  outcome: Outcome,
  end: ProgramEnd | undefined,
  sign: SubjectSign,
): CheckResult {
  const { id, title } = facts;
  if (outcome.status === 'broken') {
    throw new JudgeError(`The check ${id} is broken: ${outcome.message}`);
  }
  const staysUp = sayInChecks((texts) =>
    facts.subject === 'server' ? texts.serverStaysUp : texts.clientEndsWell,
  );
  if (end && !(outcome.status === 'failed' && outcome.isAboutMessage)) {
    const received = describeProgramEnd(end);
    const hints = outcome.crashHints;
    return outcome.status === 'passed'
      ? { id, title, status: 'crashed', end, expected: staysUp, received, hints, transcript: [] }
      : {
          ...{ id, title, status: 'crashed', end, received, hints },
          expected: outcome.expected,
          transcript: outcome.transcript,
        };
  }
  if (outcome.status !== 'passed') {
    const { status, expected, received, hints, transcript } = outcome;
    return { id, title, status, expected, received, hints, transcript };
  }
  if (sign !== 'refuses') return { id, title, status: 'passed' };
  const received = sayInChecks((texts) => texts.notListening);
  const { crashHints: hints } = outcome;
  return { id, title, status: 'failed', expected: staysUp, received, hints, transcript: [] };
}
