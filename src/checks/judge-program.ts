import type { Engine, Program } from '../engine/engine.ts';
import { tickMs, withinTicks } from './deadline.ts';
import {
  readJudgeAnswer,
  readJudgeQuestion,
  type CheckFacts,
  type JudgeAnswer,
  type JudgeNotice,
  type JudgeRequest,
} from './judge-protocol.ts';

/** A running judge. */
export type Judge = {
  /** The id of its program. */
  readonly program: string;
  list(): Promise<readonly CheckFacts[]>;
  run(
    request: Omit<Extract<JudgeRequest, { type: 'run' }>, 'type'>,
  ): Promise<Extract<JudgeAnswer, { type: 'outcome' }>>;
  /** Resolves after a tick and an answer of the judge: on a machine with too much to do, later. */
  tick(): Promise<void>;
  stop(): Promise<unknown>;
};

/** The judge's own program didn't do its part. */
export class JudgeError extends Error {
  override name = 'JudgeError';
}

/** A judge answers by itself in far less, on a slow machine too; only a bug of ours makes it take longer. */
const answerTicks = 12_000;

/** What is done for the judge while it checks. */
export type JudgeHelper = {
  /** Moves the clock of the program that is checked, and tells how many of its timers ran meanwhile. */
  advanceClock(milliseconds: number): Promise<number>;
  /** Resolves when the program that is checked had its turn, or is over. */
  turn(): Promise<unknown>;
  /** Starts the learner's client for a port of the judge's; resolves when it has ended. */
  startClient(port: number, clock: 'real' | 'virtual'): Promise<unknown>;
};

const idleHelper: JudgeHelper = {
  advanceClock: () => Promise.resolve(0),
  turn: () => Promise.resolve(),
  startClient: () => Promise.resolve(),
};

/** Starts the judge's program in the network of the program that it will check. */
export function startJudge(
  engine: Pick<Engine, 'start'>,
  source: string,
  network: string,
  helper: JudgeHelper = idleHelper,
): Judge {
  const program = engine.start({
    name: 'judge',
    files: { 'judge.js': source },
    entry: 'judge.js',
    network,
    role: 'trusted',
  });
  let lastWords = '';
  program.subscribe((event) => {
    if (event.type === 'output' && event.level === 'error') lastWords = event.text;
    const question = event.type === 'message' ? readJudgeQuestion(event.value) : undefined;
    if (!question) return;
    const tell = (notice: JudgeNotice) => {
      program.send(notice);
    };
    if (question.type === 'advance') {
      const { request, milliseconds } = question;
      void helper.advanceClock(milliseconds).then((timers) => {
        tell({ type: 'advanced', request, timers });
      });
    } else if (question.type === 'turn') {
      const { request } = question;
      void helper.turn().then(() => {
        tell({ type: 'turned', request });
      });
    } else {
      const { port, clock } = question;
      void helper.startClient(port, clock).then(() => {
        tell({ type: 'client-ended', port });
      });
    }
  });
  return {
    program: program.id,
    async list() {
      const { checks } = await ask(program, { type: 'list' }, 'checks', () => lastWords);
      return checks;
    },
    run: (request) => ask(program, { type: 'run', ...request }, 'outcome', () => lastWords),
    async tick() {
      await new Promise((resolve) => setTimeout(resolve, tickMs));
      await ask(program, { type: 'beat' }, 'beat', () => lastWords);
    },
    stop: () => program.stop(),
  };
}

/** The judge works in order, and nobody asks the same kind of thing twice at a time. */
function ask<Type extends JudgeAnswer['type']>(
  program: Program,
  request: JudgeRequest,
  type: Type,
  lastWords: () => string,
): Promise<Extract<JudgeAnswer, { type: Type }>> {
  type Answer = Extract<JudgeAnswer, { type: Type }>;
  let isReplay = true;
  let unsubscribe: () => void = () => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    unsubscribe = program.subscribe((event) => {
      if (event.type === 'ended') {
        const { end } = event;
        const reason = 'error' in end ? end.error.message : end.status;
        reject(new JudgeError(`The judge's program ended: ${lastWords() || reason}`));
      }
      // A subscriber is first told everything that was before, old answers too.
      if (event.type !== 'message' || isReplay) return;
      const read = readJudgeAnswer(event.value);
      if (read?.type === type) resolve(read as Answer);
    });
  });
  isReplay = false;
  program.send(request);
  return withinTicks(
    answer,
    answerTicks,
    () => new JudgeError("The judge's program did not answer."),
  ).finally(unsubscribe);
}
