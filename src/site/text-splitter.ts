const storageKey = 'enchufe:text-width';
const narrowest = 320;

/** Lets the reader size the text beside the workbench by mouse, touch and keyboard; the width is kept. */
export function resizeText(): void {
  const splitter = document.querySelector<HTMLElement>('.text-splitter');
  const text = splitter?.previousElementSibling;
  if (!splitter || !(text instanceof HTMLElement)) return;

  const widest = (): number => Math.round(innerWidth * 0.7);
  const report = (): void => {
    splitter.ariaValueMax = String(widest());
    splitter.ariaValueNow = String(Math.round(text.getBoundingClientRect().width));
  };
  const resize = (width: number): void => {
    const kept = Math.round(Math.min(Math.max(width, narrowest), widest()));
    document.documentElement.style.setProperty('--width-text-zone', `${kept}px`);
    keep(String(kept));
    report();
  };
  const reset = (): void => {
    document.documentElement.style.removeProperty('--width-text-zone');
    keep(null);
    report();
  };

  splitter.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    splitter.focus();
    splitter.setPointerCapture(event.pointerId);
    splitter.dataset['dragging'] = '';
  });
  splitter.addEventListener('pointermove', (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) {
      resize(event.clientX - text.getBoundingClientRect().left);
    }
  });
  splitter.addEventListener('lostpointercapture', () => delete splitter.dataset['dragging']);
  splitter.addEventListener('dblclick', reset);
  splitter.addEventListener('keydown', (event) => {
    const width = text.getBoundingClientRect().width;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: width - 20,
      ArrowRight: width + 20,
      Home: narrowest,
      End: widest(),
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  });
  addEventListener('resize', report);
  report();
}

function keep(width: string | null): void {
  try {
    if (width === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, width);
  } catch {
    // Storage is switched off: the width lasts as long as the page.
  }
}
