/** How big code may be, in percent of its usual size. */
export const codeSizes = [80, 90, 100, 115, 130, 150, 175, 200] as const;

const usualSize = 100;
const storageKey = 'enchufe:editor';

/** What the reader chose about code and editors, kept for the whole site and shared between its tabs. */
export class EditorSettings {
  /** Percent of the usual size, one of `codeSizes`. */
  codeSize = $state<number>(usualSize);
  isForScreenReaders = $state(false);
  autoRuns = $state(false);

  /** Brings back what was chosen and follows other tabs, until the returned function is called. */
  restore(): () => void {
    this.#take(readStored());
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === storageKey) this.#take(newValue);
    };
    addEventListener('storage', follow);
    return () => {
      removeEventListener('storage', follow);
    };
  }

  /** Makes code one step larger (1), smaller (-1), or as large as usual (0). */
  resize(step: 1 | -1 | 0): void {
    const at = codeSizes.findIndex((size) => size === this.codeSize);
    const next = step === 0 ? usualSize : codeSizes[at + step];
    if (next === undefined) return;
    this.codeSize = next;
    this.#keep();
  }

  /** Tells whether there is a size beyond this one. */
  canResize(step: 1 | -1 | 0): boolean {
    if (step === 0) return this.codeSize !== usualSize;
    return this.codeSize !== (step === 1 ? codeSizes.at(-1) : codeSizes[0]);
  }

  /** Switches what the editor does for screen readers. */
  serveScreenReaders(isWanted: boolean): void {
    this.isForScreenReaders = isWanted;
    this.#keep();
  }

  /** Switches running by itself on or off. */
  runByItself(isWanted: boolean): void {
    this.autoRuns = isWanted;
    this.#keep();
  }

  #take(stored: string | null): void {
    const chosen = parse(stored);
    const size = codeSizes.find((each) => each === chosen['codeSize']);
    this.codeSize = size ?? usualSize;
    this.isForScreenReaders = chosen['isForScreenReaders'] === true;
    this.autoRuns = chosen['autoRuns'] === true;
  }

  #keep(): void {
    const { codeSize, isForScreenReaders, autoRuns } = this;
    try {
      localStorage.setItem(storageKey, JSON.stringify({ codeSize, isForScreenReaders, autoRuns }));
    } catch {
      // Storage is switched off or full: the choice lasts as long as the page.
    }
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function parse(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
