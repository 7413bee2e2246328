import { expect, test } from 'vitest';
import { engineChoiceTexts } from '../../../src/translations/engine-choice.ts';
import { languages } from '../../../src/translations/text.ts';
import {
  openingSteps,
  remedyOf,
  tellNews,
  type EngineNews,
} from '../../../src/workbench/engine-choice/engine-news.ts';

const reasons = Object.keys(
  engineChoiceTexts.es.reasons,
) as (keyof typeof engineChoiceTexts.es.reasons)[];

test.each(languages)(
  'each reason at each step and each loss has a sentence of its own in %s',
  (language) => {
    const words = engineChoiceTexts[language];
    const bad: EngineNews[] = [
      ...(['no-answer', 'failed'] as const).flatMap((reason) =>
        openingSteps.map((step) => unavailable(reason, step)),
      ),
      ...reasons
        .filter((reason) => reason !== 'no-answer' && reason !== 'failed')
        .map((reason) => unavailable(reason)),
      { type: 'lost', loss: { reason: 'died', message: '' } },
      { type: 'lost', loss: { reason: 'kill-ignored', message: '' } },
    ];
    const told = bad.map((news) => tellNews(news, 'embedded', words));
    expect(told.every(({ text, isBad }) => isBad && text.includes(words.still))).toBe(true);
    expect(new Set(told.map(({ text }) => text)).size).toBe(bad.length);
  },
);

test('gives developers the words of the engine', () => {
  const news = unavailable('blocked');
  expect(tellNews(news, 'embedded', engineChoiceTexts.en).details).toBe('details of blocked');
});

test('offers to try again only where the answer may change', () => {
  expect(
    Object.fromEntries(reasons.map((reason) => [reason, remedyOf(unavailable(reason))])),
  ).toEqual({
    'unsupported-browser': 'none',
    'not-cross-origin-isolated': 'none',
    offline: 'again',
    blocked: 'again',
    'cookies-blocked': 'again',
    'no-licence': 'none',
    'no-answer': 'again',
    'self-test-failed': 'again',
    'reload-needed': 'reload',
    failed: 'again',
  });
  expect(remedyOf({ type: 'lost', loss: { reason: 'died', message: '' } })).toBe('reload');
  expect(remedyOf({ type: 'lost', loss: { reason: 'kill-ignored', message: '' } })).toBe('again');
});

function unavailable(
  reason: (typeof reasons)[number],
  step: (typeof openingSteps)[number] = 'downloading',
): EngineNews {
  return {
    type: 'unavailable',
    why: { status: 'unavailable', reason, step, message: `details of ${reason}` },
  };
}
