import type { Engine } from '../engine/engine.ts';
import { startJudge, type Judge, type JudgeSource } from './judge-program.ts';

/**
 * Judges that stay when a run is over, for the next one with the same checks: starting one costs as much as checking.
 * Each has a network of its own, and one run at a time.
 */
export class KeptJudges {
  readonly #engine: Pick<Engine, 'start'>;
  readonly #most: number;
  #resting: { judge: Judge; source: JudgeSource }[] = [];
  #started = 0;

  /** Keeps at most so many that have nothing to do. */
  constructor(engine: Pick<Engine, 'start'>, most: number) {
    this.#engine = engine;
    this.#most = most;
  }

  /** Gives a judge with these checks, to be brought back or stopped. */
  take(source: JudgeSource): Judge {
    const at = this.#resting.findIndex((resting) => resting.source === source);
    const [kept] = at < 0 ? [] : this.#resting.splice(at, 1);
    if (kept) return kept.judge;
    this.#started += 1;
    return startJudge(this.#engine, source, `judge-${this.#started}`);
  }

  /** Takes a judge back whose program has been stopped; one that still waits for it, or is over, is of no use. */
  async bringBack(judge: Judge, source: JudgeSource): Promise<void> {
    const isFree = await judge.rest().catch(() => false);
    if (!isFree) {
      await judge.stop();
      return;
    }
    this.#resting.push({ judge, source });
    if (this.#resting.length > this.#most) await this.#resting.shift()?.judge.stop();
  }
}
