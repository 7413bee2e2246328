import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import type { AllCheckTools, HintFor } from './check.ts';
import { CheckFocus } from './check-focus.ts';
import { connect, type Client } from './connect.ts';
import { secondsOf, tickMs } from './deadline.ts';
import { abandonWaits, letClockFlow, withinTurns } from './subject-turn.ts';
import { dial, type RawPeer } from './dial.ts';
import { ExpectationError } from './expectation-error.ts';
import { noClock, serverClock } from './judge-clock.ts';
import { createExpectations } from './expectations/expectations.ts';
import type {
  JudgeQuestion,
  JudgeRequest,
  JudgeTrace,
  Outcome,
  SubjectSign,
} from './judge-protocol.ts';
import type { RegisteredCheck } from './judge.ts';
import { createRandom } from './random.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { beginTranscript } from './transcript.ts';
import { receiveVisitors } from './visitors.ts';

type RunRequest = Extract<JudgeRequest, { type: 'run' }>;

/** A whole check may take so many single waits. */
const waitsPerCheck = 6;

/** A server that doesn't answer the closing of a check is left alone after so many ticks. */
const goodbyeTicks = 10;

/** What came of a check, on which connections, and how the learner's client looked after it where one was checked. */
export type CheckedOnce = {
  outcome: Outcome;
  clientSign: SubjectSign | undefined;
  trace: JudgeTrace;
};

/** Runs a check against the server on the port, or the client that comes; whatever happens becomes an outcome. */
export async function runOneCheck(
  check: RegisteredCheck,
  request: RunRequest,
): Promise<CheckedOnce> {
  const { port, seed, waitTicks, flow } = request;
  letClockFlow(flow === 'always');
  const transcript = beginTranscript();
  const random = createRandom(seed, check.facts.id);
  const focus = new CheckFocus();
  const surroundings: CheckSurroundings = { port, random, transcript, focus, waitTicks };
  const clients: Client[] = [];
  const peers: RawPeer[] = [];
  const given: { text: Text; on: HintFor }[] = [];
  const { clock, subject } = check.facts;
  const visitors = subject === 'client' ? await receiveVisitors(surroundings) : undefined;
  if (visitors) {
    const { port: judgePort } = visitors;
    const programClock = flow === 'never' ? 'real' : 'virtual';
    const question: JudgeQuestion = { type: 'receive', port: judgePort, clock: programClock };
    process.send?.(question);
  }

  const tools: AllCheckTools = {
    random,
    clock: clock === 'virtual' ? serverClock : noClock,
    expect: createExpectations(),
    async connect(path = '/', options = {}) {
      const client = await connect(surroundings, `client ${clients.length + 1}`, path, options);
      clients.push(client);
      return client;
    },
    dial() {
      const peer = dial(surroundings, `peer ${peers.length + 1}`);
      peers.push(peer);
      return peer;
    },
    nextVisitor() {
      if (!visitors) throw new Error('Expected checkClient, because a visitor is awaited.');
      return visitors.next();
    },
    countWaiting: () => visitors?.waiting ?? 0,
    hint(text, on = 'any') {
      given.push({ text, on });
    },
  };
  const hintsFor = (
    kind: HintFor,
    { hint, meaning }: Partial<Pick<ExpectationError, 'hint' | 'meaning'>> = {},
  ): Text[] => {
    const forThis = given
      .filter(({ on }) => on === kind || on === 'any')
      .map(({ text }) => text)
      .reverse();
    return eachOnce([hint, ...forThis, meaning, ...check.facts.hints]);
  };

  const judgeOnce = async (): Promise<Outcome> => {
    try {
      const ticks = waitTicks * waitsPerCheck;
      await withinTurns(check.body(tools), ticks, () => tookTooLong(ticks)).finally(() => {
        letClockFlow(flow !== 'never');
      });
      await Promise.all(clients.map(sayGoodbye));
      return { status: 'passed', crashHints: hintsFor('crashed') };
    } catch (error) {
      if (!(error instanceof ExpectationError)) {
        return { status: 'broken', message: describeMistake(error) };
      }
      return {
        status: error.kind === 'timed-out' ? 'timed-out' : 'failed',
        expected: error.expected,
        received: error.received,
        hints: hintsFor(error.kind, error),
        crashHints: hintsFor('crashed'),
        transcript: transcript.entries(),
        isAboutMessage: error.isAboutMessage,
      };
    }
  };

  try {
    const outcome = await judgeOnce();
    // What the judge asks from here on is no longer the check's.
    const trace = focus.trace();
    return { outcome, clientSign: await visitors?.sign(), trace };
  } finally {
    abandonWaits();
    for (const connection of [...clients, ...peers]) connection.destroy();
    visitors?.close();
    // What the program still had in mind belongs to this check, not to the next one.
    if (flow === 'always') await serverClock.advance(goodbyeTicks * tickMs);
  }
}

/** The hints that there are, none of them twice: a check may give the same one before each of its steps. */
function eachOnce(hints: readonly (Text | undefined)[]): Text[] {
  const bySentence = new Map<string, Text>();
  for (const hint of hints) {
    if (hint && !bySentence.has(hint.en)) bySentence.set(hint.en, hint);
  }
  return [...bySentence.values()];
}

function describeMistake(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}

/** A clean end, so that the server's own cleaning up is over before the next check begins. */
async function sayGoodbye(client: Client): Promise<void> {
  if (client.isOver || client.isSilent) return;
  const closed = client.close(1000).then(
    () => undefined,
    () => undefined,
  );
  await withinTurns(closed, goodbyeTicks, () => new Error('no goodbye')).catch(() => undefined);
}

function tookTooLong(ticks: number): ExpectationError {
  return new ExpectationError(
    sayInChecks((texts) => texts.fullyTested),
    sayInChecks((texts) => texts.checkTooLong(secondsOf(ticks))),
    'timed-out',
  );
}
