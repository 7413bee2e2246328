import type { Engine, ProgramEnd } from '../engine/engine.ts';
import { withinTicks } from './deadline.ts';
import {
  readJudgeAnswer,
  readJudgeQuestion,
  type CheckFacts,
  type JudgeAnswer,
  type JudgeNotice,
  type JudgeQuestion,
  type JudgeRequest,
} from './judge-protocol.ts';

/** A running judge. */
export type Judge = {
  /** The id of its program. */
  readonly program: string;
  /** The network that the programs which it checks have to be in. */
  readonly network: string;
  /** From now on this helper does what the judge asks for. */
  serve(helper: JudgeHelper): void;
  list(): Promise<readonly CheckFacts[]>;
  run(
    request: Omit<Extract<JudgeRequest, { type: 'run' }>, 'type'>,
  ): Promise<Extract<JudgeAnswer, { type: 'outcome' }>>;
  /** Resolves after so many milliseconds and an answer of the judge: on a machine with too much to do, later. */
  tick(ms: number): Promise<void>;
  /**
   * Has the judge forget the program that it checked and that has been stopped; resolves with whether it could, and
   * so is fit for another one.
   */
  rest(): Promise<boolean>;
  stop(): Promise<unknown>;
};

/** The judge's own program didn't do its part; where it ended, how. */
export class JudgeError extends Error {
  override name = 'JudgeError';
  readonly end: ProgramEnd | undefined;

  constructor(message: string, end?: ProgramEnd) {
    super(message);
    this.end = end;
  }
}

/** What the judge's program is: one module as text, or files with the one that is run. */
export type JudgeSource = string | { files: Readonly<Record<string, string>>; entry: string };

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

type Awaited = { take: (answer: JudgeAnswer) => void; fail: (error: JudgeError) => void };

/** Starts the judge's program in the network of the program that it will check. */
export function startJudge(
  engine: Pick<Engine, 'start'>,
  source: JudgeSource,
  network: string,
): Judge {
  const modules =
    typeof source === 'string' ? { files: { 'judge.js': source }, entry: 'judge.js' } : source;
  const program = engine.start({ name: 'judge', ...modules, network, role: 'trusted' });
  let helper = idleHelper;
  /** What the helper is doing. */
  const work = new Set<Promise<void>>();
  /** Who waits for an answer: the judge works in order. */
  const awaited: Awaited[] = [];
  let failure: JudgeError | undefined;
  let lastWords = '';
  program.subscribe((event) => {
    if (event.type === 'output' && event.level === 'error') lastWords = event.text;
    if (event.type === 'ended') {
      failure = new JudgeError(describeEnd(event.end, lastWords), event.end);
      for (const each of awaited.splice(0)) each.fail(failure);
    }
    if (event.type !== 'message') return;
    const answer = readJudgeAnswer(event.value);
    if (answer) awaited.shift()?.take(answer);
    const question = readJudgeQuestion(event.value);
    if (!question) return;
    const done = answerQuestion(question, helper).then((notice) => {
      program.send(notice);
      work.delete(done);
    });
    work.add(done);
  });

  const ask = <Type extends JudgeAnswer['type']>(
    request: JudgeRequest,
    type: Type,
  ): Promise<Extract<JudgeAnswer, { type: Type }>> => {
    type Answer = Extract<JudgeAnswer, { type: Type }>;
    // Each question has a promise of its own: one for the judge's end would hold every answer for as long as it stays.
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const take = (answer: JudgeAnswer): void => {
      if (answer.type === type) resolve(answer as Answer);
    };
    if (failure) reject(failure);
    else awaited.push({ take, fail: reject });
    program.send(request);
    return withinTicks(
      promise,
      answerTicks,
      () => new JudgeError("The judge's program did not answer."),
    );
  };
  return {
    program: program.id,
    network,
    serve(next) {
      helper = next;
    },
    async list() {
      const { checks } = await ask({ type: 'list' }, 'checks');
      return checks;
    },
    run: (request) => ask({ type: 'run', ...request }, 'outcome'),
    async tick(ms) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      await ask({ type: 'beat' }, 'beat');
    },
    async rest() {
      await Promise.all(work);
      const { isFree } = await ask({ type: 'rest' }, 'rests');
      helper = idleHelper;
      return isFree;
    },
    stop: () => program.stop(),
  };
}

async function answerQuestion(question: JudgeQuestion, helper: JudgeHelper): Promise<JudgeNotice> {
  switch (question.type) {
    case 'advance': {
      const { request, milliseconds } = question;
      return { type: 'advanced', request, timers: await helper.advanceClock(milliseconds) };
    }
    case 'turn':
      await helper.turn();
      return { type: 'turned', request: question.request };
    case 'receive': {
      const { port, clock } = question;
      await helper.startClient(port, clock);
      return { type: 'client-ended', port };
    }
  }
}

function describeEnd(end: ProgramEnd, lastWords: string): string {
  const reason = 'error' in end ? end.error.message : end.status;
  return `The judge's program ended: ${lastWords || reason}`;
}
