/**
 * Does a task once when an element comes into use: at once when somebody touches, clicks or focuses it,
 * else when it can be seen and the loaded page has nothing better to do. Returns the way to give up.
 */
export function whenInUse(element: HTMLElement, task: () => void): () => void {
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const begin = (): void => {
    if (signal.aborted) return;
    giveUp.abort();
    task();
  };
  for (const type of ['focusin', 'pointerdown', 'keydown']) {
    element.addEventListener(type, begin, { signal, capture: true });
  }
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) whenIdle(begin);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
  whenLoaded(() => {
    if (!signal.aborted) observer.observe(element);
  }, signal);
  return () => {
    giveUp.abort();
  };
}

/** Tells whether the page is used by finger alone, where the full editor does not work well. */
export function isTouchOnly(): boolean {
  return matchMedia('(pointer: coarse) and (hover: none)').matches;
}

function whenLoaded(task: () => void, signal: AbortSignal): void {
  if (document.readyState === 'complete') task();
  else addEventListener('load', task, { once: true, signal });
}

function whenIdle(task: () => void): void {
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 3000 });
  else setTimeout(task, 500);
}
