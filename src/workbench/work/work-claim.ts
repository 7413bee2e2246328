/** Who may change a lesson's work: this tab, another one that had it first, or one that took it over. */
export type WorkAccess = 'mine' | 'elsewhere' | 'taken';

/** A tab's hold on the work of one lesson. */
export interface WorkClaim {
  /** Takes the work from the tab that has it; that tab is told. */
  takeOver(): void;
  /** Lets the work go. */
  release(): void;
}

/**
 * Claims the work of one lesson for this tab and tells who may change it, first of all at once and then
 * whenever that changes: a tab that waits gets the work when the other one goes. Where the browser has
 * no Web Locks every tab may.
 */
export function claimWork(lessonKey: string, tell: (access: WorkAccess) => void): WorkClaim {
  const locks: LockManager | undefined = navigator.locks;
  // Old browsers and pages without TLS have none, whatever the types say.
  if (!(locks as LockManager | undefined)) {
    tell('mine');
    return { takeOver: () => undefined, release: () => undefined };
  }
  const name = `enchufe:work:${lessonKey}`;
  let letGo: (() => void) | undefined;
  let waiting = new AbortController();
  let isReleased = false;

  const hold = (): Promise<void> => {
    tell('mine');
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  /** Holds until let go; a hold that ends otherwise was stolen. */
  const request = (options: LockOptions, refused?: () => void): void => {
    locks
      .request(name, options, (lock) => {
        if (isReleased) return;
        if (lock) return hold();
        refused?.();
        return;
      })
      .catch(() => {
        if (isReleased || options.signal?.aborted) return;
        letGo = undefined;
        tell('taken');
        wait();
      });
  };
  const wait = (): void => {
    waiting = new AbortController();
    request({ signal: waiting.signal });
  };
  request({ ifAvailable: true }, () => {
    tell('elsewhere');
    wait();
  });
  return {
    takeOver() {
      waiting.abort();
      request({ steal: true });
    },
    release() {
      isReleased = true;
      waiting.abort();
      letGo?.();
    },
  };
}
