const storageKey = 'enchufe:progress';

/** How a part of the course was done: an exercise passed, a prediction answered, an example run. */
export const progressStates = ['passed', 'answered', 'run'] as const;

/** One of `progressStates`. */
export type ProgressState = (typeof progressStates)[number];

/** What was done, by the key of the exercise, the prediction or the example. */
export type Progress = Readonly<Record<string, ProgressState>>;

/** Keeps that a part of the course was done, and tells the page (`enchufe:progress`). */
export function markDone(key: string, how: ProgressState): void {
  const progress = readProgress();
  if (progress[key] !== how) writeProgress({ ...progress, [key]: how });
}

/** Keeps the whole progress, and tells the page (`enchufe:progress`). */
export function writeProgress(progress: Progress): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(progress));
  } catch {
    // Without storage the map forgets, but nothing else depends on it.
  }
  window.dispatchEvent(new CustomEvent('enchufe:progress'));
}

/** What this browser knows of the progress. */
export function readProgress(): Progress {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(isKnown));
  } catch {
    return {};
  }
}

function isKnown(entry: [string, unknown]): entry is [string, ProgressState] {
  return progressStates.some((state) => state === entry[1]);
}
