import type { Prediction } from '../../course/predictions.ts';
import type { Language } from '../../translations/text.ts';
import type { Work } from '../work/work.svelte.ts';
import { choosePredictions } from './choose-predictions.ts';
import { isPredictionDue, streakOf } from './failure-streaks.ts';
import { loadPredictions } from './load-predictions.ts';

/** What comes before the next hint of a check: nothing, a prediction, or one that is still being loaded. */
export type BeforeHint = Prediction | 'loading' | undefined;

/** A prediction that was made, with the choice. */
export type MadePrediction = { prediction: Prediction; choice: number };

/** The predictions of a lesson's section, from the first time that one is wanted. */
export class CheckPredictions {
  #all = $state.raw<readonly Prediction[]>();
  #isAsked = false;
  readonly #work: Work;
  readonly #lessonKey: string;
  readonly #language: Language;

  readonly #chosen = $derived.by(() => {
    const report = this.#work.lastCheck?.report;
    const results = report?.status === 'checked' ? report.results : [];
    const failed = results.filter(({ status }) => status !== 'passed').map(({ id }) => id);
    return choosePredictions(failed, this.#work.streaks, this.#all ?? []);
  });

  constructor(work: Work, lessonKey: string, language: Language) {
    this.#work = work;
    this.#lessonKey = lessonKey;
    this.#language = language;
  }

  /** Tells whether any check needs them: they are to be loaded then. */
  get isWanted(): boolean {
    return Object.values(this.#work.streaks).some(
      (streak) => isPredictionDue(streak) || streak.answers.length > 0,
    );
  }

  /** Loads them once; where they cannot be had, hints come without. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#all = await loadPredictions(this.#lessonKey, this.#language).catch(() => []);
  }

  /** What comes before the next hint of a check. */
  before(check: string): BeforeHint {
    if (!isPredictionDue(streakOf(this.#work.streaks, check))) return undefined;
    return this.#all ? this.#chosen.get(check) : 'loading';
  }

  /** What was predicted since the check last passed. */
  madeFor(check: string): readonly MadePrediction[] {
    return streakOf(this.#work.streaks, check).answers.flatMap(({ prediction: id, choice }) => {
      const prediction = this.#all?.find((each) => each.id === id);
      return prediction && choice in prediction.choices ? [{ prediction, choice }] : [];
    });
  }
}
