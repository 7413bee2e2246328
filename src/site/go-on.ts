/** A page of the course as the home page knows it: its address, what it is called, what doing it takes. */
export type GoOnStep = { path: string; href: string; name: string; needs: readonly string[] };

/** Where a learner goes on: at a step, nowhere since all is done, or at the beginning. */
export type GoOn = { at: 'step'; step: GoOnStep } | { at: 'end' } | { at: 'beginning' };

/**
 * Finds where a learner goes on: at the page they had open last, else the next one that isn't done,
 * else one that was left out before. It travels as text, so it may use nothing outside of it.
 */
export function whereToGoOn(
  steps: readonly GoOnStep[],
  progress: Readonly<Record<string, unknown>>,
  place: string | null,
): GoOn {
  const isDone = ({ needs }: GoOnStep): boolean =>
    needs.every((key) => progress[key] !== undefined);
  const last = steps.findIndex(({ path }) => path === place);
  const hasBegun = last !== -1 || steps.some(({ needs }) => needs.some((key) => key in progress));
  if (!hasBegun) return { at: 'beginning' };
  const from = Math.max(last, 0);
  const step = [...steps.slice(from), ...steps.slice(0, from)].find((each) => !isDone(each));
  return step ? { at: 'step', step } : { at: 'end' };
}

/** The words around where to go on. */
export type GoOnWords = { continueWith: string; allDone: string };

/** Makes the link of the home page (`data-go-on`) lead on; travels as text, too. */
export function showWhereToGoOn(
  find: typeof whereToGoOn,
  steps: readonly GoOnStep[],
  words: GoOnWords,
): void {
  const show = (): void => {
    const link = document.querySelector<HTMLAnchorElement>('[data-go-on]');
    const label = link?.querySelector('span');
    if (!link || !label) return;
    let progress: Readonly<Record<string, unknown>> = {};
    let place: string | null = null;
    try {
      const kept = JSON.parse(localStorage.getItem('enchufe:progress') ?? '{}') as unknown;
      if (typeof kept === 'object' && kept !== null) progress = { ...kept };
      place = localStorage.getItem('enchufe:place');
    } catch {
      // Nothing is known: the link leads to the beginning, as it was written.
    }
    const goOn = find(steps, progress, place);
    if (goOn.at === 'step') {
      link.href = goOn.step.href;
      label.textContent = `${words.continueWith} ${goOn.step.name}`;
    } else if (goOn.at === 'end') {
      link.href = '#map';
      label.textContent = words.allDone;
    }
  };
  show();
  addEventListener('pageshow', show);
  addEventListener('storage', show);
}

/** The script behind the home page's link, as text: it runs before the first paint. */
export function goOnScript(steps: readonly GoOnStep[], words: GoOnWords): string {
  const { continueWith, allDone } = words;
  const values = [steps, { continueWith, allDone }].map((value) =>
    JSON.stringify(value).replaceAll('<', '\\u003c'),
  );
  return `(${showWhereToGoOn.toString()})(${[whereToGoOn.toString(), ...values].join(', ')});`;
}
