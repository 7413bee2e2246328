const storageKey = 'enchufe:progress';

/** Keeps that every check of a lesson passed, and tells the page (`enchufe:progress`). */
export function markPassed(lessonKey: string): void {
  writeProgress({ ...readProgress(), [lessonKey]: 'passed' }, lessonKey);
}

/** Keeps the whole progress, by lesson, and tells the page (`enchufe:progress`, of one lesson where it is one). */
export function writeProgress(
  progress: Readonly<Record<string, unknown>>,
  lessonKey?: string,
): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(progress));
  } catch {
    // Without storage the map forgets, but nothing else depends on it.
  }
  window.dispatchEvent(new CustomEvent('enchufe:progress', { detail: { lessonKey } }));
}

/** What this browser knows of the progress, by lesson. */
export function readProgress(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
