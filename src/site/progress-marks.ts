/**
 * Marks what is done and begun, counts it, and tells what has just been done: for elements with
 * `data-needs`, from the learner's progress, now and whenever it changes.
 * It travels as text, so it may use nothing that stands outside of it.
 */
export function markProgress(): void {
  const show = (isNews: boolean): void => {
    let progress: Readonly<Record<string, unknown>> = {};
    try {
      const kept = JSON.parse(localStorage.getItem('enchufe:progress') ?? '{}') as unknown;
      if (typeof kept === 'object' && kept !== null) progress = { ...kept };
    } catch {
      // Nothing is known, so nothing is done.
    }
    const news = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('[data-needs]')) {
      const needs = (element.dataset['needs'] ?? '').split(' ').filter(Boolean);
      const done = needs.filter((key) => progress[key] !== undefined).length;
      const isDone = needs.length > 0 && done === needs.length;
      if (isDone && !element.hasAttribute('data-done')) news.add(element.dataset['announce'] ?? '');
      element.toggleAttribute('data-done', isDone);
      element.toggleAttribute('data-begun', done > 0 && !isDone);
      for (const count of element.querySelectorAll('[data-count]')) {
        // To write it again would be an arrival again.
        if (count.textContent !== `${done}`) count.textContent = `${done}`;
      }
    }
    const teller = document.querySelector('[data-progress-news]');
    if (teller && isNews) teller.textContent = [...news].filter(Boolean).join('. ');
  };
  show(false);
  // What is still being read in is marked before it is painted, so that nothing moves afterwards.
  const arrivals = new MutationObserver(() => {
    show(false);
  });
  arrivals.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => {
    arrivals.disconnect();
    show(false);
  });
  addEventListener('enchufe:progress', () => {
    show(true);
  });
  for (const change of ['storage', 'pageshow']) {
    addEventListener(change, () => {
      show(false);
    });
  }
}

/** `markProgress` for the head of a page, as text: it runs before the first paint. */
export const progressScript = `(${markProgress.toString()})();`;
