import { markDone } from '../workbench/checking/progress.ts';

/** Keeps which predictions of the page were answered: a question is, once any of its answers was opened. */
export function keepAnswers(): void {
  const section = document.querySelector<HTMLElement>('[data-predictions-of]');
  if (!section) return;
  const { predictionsOf } = section.dataset;
  // A toggle does not bubble, but it can be caught on its way down.
  section.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const question = target.closest('.prediction')?.querySelector('[id^="prediction-"]');
      if (question) markDone(`${predictionsOf}/${question.id}`, 'answered');
    },
    true,
  );
}
