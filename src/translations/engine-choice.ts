import type { UnavailableReason, ContainerLoss, OpeningStep } from '../engine/open-engine.ts';
import { engineChoiceEnglish } from './engine-choice-english.ts';
import { engineChoiceSpanish } from './engine-choice-spanish.ts';
import type { Language } from './text.ts';

type EngineName = 'embedded' | 'webcontainer';

/** What happened, and one thing to try; `What` may depend on how far real Node had come. */
export type ReasonWords<What = string> = { what: What; todo: string };

/** The words with which an engine is chosen, and with which real Node tells how it fares. */
export type EngineChoiceTexts = {
  engines: Readonly<Record<EngineName, { name: string; lead: string }>>;
  onTrial: string;
  stops: string;
  differences: string;
  topic: string;
  /** In the order in which they matter to a learner. */
  rows: readonly Readonly<Record<EngineName | 'topic', string>>[];
  terms: string;
  steps: Readonly<Record<OpeningStep, string>>;
  stepList: string;
  opening: (step: OpeningStep) => string;
  meanwhile: string;
  cancel: string;
  switched: Readonly<Record<EngineName, string>>;
  tryAgain: string;
  reload: string;
  stay: string;
  /** What still works, after real Node could not be had. */
  still: string;
  details: string;
  /** Why real Node can't be had. */
  reasons: Readonly<
    Record<UnavailableReason, ReasonWords<string | Readonly<Record<OpeningStep, string>>>>
  >;
  /** Why real Node that was there is gone. */
  losses: Readonly<Record<Exclude<ContainerLoss['reason'], 'closed'>, ReasonWords>>;
};

/** The words of choosing an engine, in every language of the course. */
export const engineChoiceTexts: Readonly<Record<Language, EngineChoiceTexts>> = {
  es: engineChoiceSpanish,
  en: engineChoiceEnglish,
};
