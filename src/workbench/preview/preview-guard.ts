const flag = 'enchufe:preview-open';

/**
 * Remembers in this tab that a preview is open: where a page's endless loop stops the whole tab (a browser may run it
 * in the same thread), the flag is still there when the tab is back, and nothing is opened by itself again.
 */
export class PreviewGuard {
  /** Whether a preview was open when this tab was lost. */
  readonly wasLost = readFlag();

  constructor() {
    writeFlag(false);
    window.addEventListener('pagehide', () => {
      writeFlag(false);
    });
  }

  /** Tells whether a preview is open now. */
  set isOpen(isOpen: boolean) {
    writeFlag(isOpen);
  }
}

function readFlag(): boolean {
  try {
    return sessionStorage.getItem(flag) !== null;
  } catch {
    return false;
  }
}

function writeFlag(isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(flag, '1');
    else sessionStorage.removeItem(flag);
  } catch {
    // Where nothing is kept, a lost tab cannot be told from a new one.
  }
}
