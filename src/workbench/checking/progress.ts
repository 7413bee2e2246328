const storageKey = 'enchufe:progress';

/** Keeps that every check of a lesson passed, and tells the page (`enchufe:progress`). */
export function markPassed(lessonKey: string): void {
  try {
    const progress = { ...readProgress(), [lessonKey]: 'passed' };
    localStorage.setItem(storageKey, JSON.stringify(progress));
  } catch {
    // Without storage the map forgets, but nothing else depends on it.
  }
  window.dispatchEvent(new CustomEvent('enchufe:progress', { detail: { lessonKey } }));
}

function readProgress(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
