import type { ClockMove } from '../engine.ts';
import { settleFrom, untilQuiet } from '../settle-network.ts';
import type { ControlPort } from './control-port.ts';
import type { MessageToProgram } from './program-messages.ts';

/** What the frame asks a running program, to be answered under the same number. */
export type QuestionOfFrame = Extract<MessageToProgram, { type: 'advance' | 'turn' | 'activity' }>;

/** What the answers need of the program. */
export type QuestionedProgram = {
  control: Pick<ControlPort, 'post'>;
  isOver: () => boolean;
  /** How much the program has sent and received. */
  readActivity: () => number;
  /** Resolves when the other programs of its network have nothing more to say. */
  settleOthers: () => Promise<void>;
  /** Resolves in a later turn of the program's loop. */
  turn: () => Promise<void>;
  /** Moves the program's virtual clock on; undefined where it has none. */
  advanceClock: (ms: number, settle: () => Promise<void>) => Promise<ClockMove> | undefined;
  /** Says what of the wire and the output is still held back. */
  flush: () => void;
};

/** Answers what the frame asks a program: to move its clock, to let a turn pass, to say how much it has said. */
export class ProgramQuestions {
  readonly #program: QuestionedProgram;
  readonly #begun = Promise.withResolvers<void>();

  constructor(program: QuestionedProgram) {
    this.#program = program;
  }

  /** The program's first line is about to run: what has to wait for that goes on. */
  begin(): void {
    this.#begun.resolve();
  }

  /** Takes a question; the answer is posted as soon as it is there, unless the program is over by then. */
  take(question: QuestionOfFrame): void {
    const { request } = question;
    switch (question.type) {
      case 'advance':
        void this.#advance(request, question.milliseconds);
        return;
      case 'turn':
        void this.#turn(request);
        return;
      case 'activity':
        void this.#tellActivity(request);
    }
  }

  async #turn(request: number): Promise<void> {
    const { control, turn, isOver } = this.#program;
    await this.#begun.promise;
    await turn();
    if (!isOver()) control.post({ type: 'turned', request });
  }

  /** Whoever asks wants to know that nothing more comes of what has come. */
  async #tellActivity(request: number): Promise<void> {
    const { control, readActivity, turn, isOver } = this.#program;
    await untilQuiet({ readActivity, turn });
    if (!isOver()) control.post({ type: 'activity', request, amount: readActivity() });
  }

  async #advance(request: number, milliseconds: number): Promise<void> {
    const { control, isOver, flush, advanceClock, ...settling } = this.#program;
    // A timer of the program's first lines is to count from the beginning.
    await this.#begun.promise;
    const move = await advanceClock(milliseconds, settleFrom(settling));
    if (isOver() || !move) return;
    flush();
    control.post({ type: 'advanced', request, ...move });
  }
}
