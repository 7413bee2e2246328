import type { ContainerLoss, OpeningStep, Unavailable } from '../../engine/open-engine.ts';
import type { EngineChoiceTexts } from '../../translations/engine-choice.ts';
import type { EngineName } from './engine-choice.svelte.ts';

/** What there is to tell about the engine. */
export type EngineNews =
  | { type: 'opening'; step: OpeningStep }
  /** The learner's choice is in force; `before` is what undo goes back to. */
  | { type: 'switched'; before: EngineName }
  /** Real Node can't be had, and the embedded engine stands in. */
  | { type: 'unavailable'; why: Unavailable }
  /** Real Node stopped to work, and the embedded engine stands in. */
  | { type: 'lost'; loss: Exclude<ContainerLoss, { reason: 'closed' }> };

/** The steps of an opening, in their order. */
export const openingSteps: readonly OpeningStep[] = [
  'downloading',
  'installing',
  'starting',
  'testing',
];

/** News in words: what happened, what still works and one thing to try, with details for developers. */
export type ToldNews = { text: string; isBad: boolean; details?: string };

/** What the learner can do about bad news, besides staying with the embedded engine. */
export type Remedy = 'again' | 'reload' | 'none';

/** Tells news about the engine in use in a reader's words. */
export function tellNews(news: EngineNews, inUse: EngineName, words: EngineChoiceTexts): ToldNews {
  switch (news.type) {
    case 'opening':
      return { text: `${words.opening(news.step)} ${words.meanwhile}`, isBad: false };
    case 'switched':
      return { text: words.switched[inUse], isBad: false };
    case 'unavailable': {
      const { reason, step, message } = news.why;
      const { what, todo } = words.reasons[reason];
      const happened = typeof what === 'string' ? what : what[step];
      return { text: `${happened} ${words.still} ${todo}`, isBad: true, details: message };
    }
    case 'lost': {
      const { reason, message } = news.loss;
      const { what, todo } = words.losses[reason];
      return { text: `${what} ${words.still} ${todo}`, isBad: true, details: message };
    }
  }
}

/** What helps against bad news: where asking again can't change the answer, nothing does. */
export function remedyOf(news: EngineNews): Remedy {
  if (news.type === 'lost') return news.loss.reason === 'died' ? 'reload' : 'again';
  if (news.type !== 'unavailable') return 'none';
  switch (news.why.reason) {
    case 'unsupported-browser':
    case 'not-cross-origin-isolated':
    case 'no-licence':
      return 'none';
    case 'reload-needed':
      return 'reload';
    default:
      return 'again';
  }
}
