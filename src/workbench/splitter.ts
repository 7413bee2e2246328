/** The size of what stands before a splitter, in the unit of its owner. */
export type SplitSize = {
  /** Where it is kept between visits; the first-paint script reads it there. */
  storageKey: string;
  /** The variable of the page's styles that holds the chosen size, and its unit. */
  variable: `--${string}`;
  unit: 'px' | '%';
  least: number;
  most(): number;
  /** How far an arrow key moves. */
  step: number;
  now(): number;
  /** The size that brings the splitter to a place of the window. */
  at(place: { clientX: number; clientY: number }): number;
};

/**
 * Lets the reader move a splitter by mouse, touch and keyboard, and put it back with a double click;
 * the size is kept. Returns the way to let go of it.
 */
export function followSplitter(splitter: HTMLElement, size: SplitSize): () => void {
  const letGo = new AbortController();
  const { signal } = letGo;
  const isUpright = splitter.ariaOrientation === 'vertical';

  const report = (): void => {
    splitter.ariaValueMin = String(size.least);
    splitter.ariaValueMax = String(Math.round(size.most()));
    splitter.ariaValueNow = String(Math.round(size.now()));
  };
  const resize = (wanted: number | null): void => {
    const { style } = document.documentElement;
    if (wanted === null) {
      style.removeProperty(size.variable);
      keep(size.storageKey, null);
    } else {
      const kept = String(Math.round(Math.min(Math.max(wanted, size.least), size.most())));
      style.setProperty(size.variable, `${kept}${size.unit}`);
      keep(size.storageKey, kept);
    }
    report();
  };

  splitter.addEventListener(
    'pointerdown',
    (event) => {
      event.preventDefault();
      splitter.focus();
      splitter.setPointerCapture(event.pointerId);
      splitter.dataset['dragging'] = '';
    },
    { signal },
  );
  splitter.addEventListener(
    'pointermove',
    (event) => {
      if (splitter.hasPointerCapture(event.pointerId)) resize(size.at(event));
    },
    { signal },
  );
  splitter.addEventListener('lostpointercapture', () => delete splitter.dataset['dragging'], {
    signal,
  });
  splitter.addEventListener('dblclick', () => resize(null), { signal });
  splitter.addEventListener(
    'keydown',
    (event) => {
      const steps: Readonly<Record<string, number>> = {
        [isUpright ? 'ArrowLeft' : 'ArrowUp']: size.now() - size.step,
        [isUpright ? 'ArrowRight' : 'ArrowDown']: size.now() + size.step,
        Home: size.least,
        End: size.most(),
      };
      const next = steps[event.key];
      if (next === undefined) return;
      event.preventDefault();
      resize(next);
    },
    { signal },
  );
  addEventListener('resize', report, { signal });
  report();
  return () => {
    letGo.abort();
  };
}

function keep(storageKey: string, size: string | null): void {
  try {
    if (size === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, size);
  } catch {
    // Storage is switched off: the size lasts as long as the page.
  }
}
