import { followSplitter } from '../workbench/splitter.ts';

/** Lets the reader size the text beside the workbench; the width is kept. */
export function resizeText(): void {
  const splitter = document.querySelector<HTMLElement>('.text-splitter');
  const text = splitter?.previousElementSibling;
  if (!splitter || !(text instanceof HTMLElement)) return;
  followSplitter(splitter, {
    storageKey: 'enchufe:text-width',
    variable: '--width-text-zone',
    unit: 'px',
    least: 320,
    most: () => innerWidth * 0.7,
    step: 20,
    now: () => text.getBoundingClientRect().width,
    at: ({ clientX }) => clientX - text.getBoundingClientRect().left,
  });
}
