import type { Bench } from '../bench.svelte.ts';
import { orderOf } from './shortcuts.ts';

/** Widgets of the editor that Escape closes, or that a key press hides by itself. */
const editorWidgets = [
  '.suggest-widget.visible',
  '.find-widget.visible',
  '.parameter-hints-widget.visible',
  '.monaco-hover:not(.hidden)',
  '.peekview-widget',
  '.rename-box',
  '.quick-input-widget:not([style*="display: none"])',
];
const openAbove = [
  'dialog[open]',
  ':popover-open',
  '[role="menu"]',
  // The editor keeps its closed search in the page.
  '[role="dialog"]:not([aria-hidden="true"], .find-widget)',
  '[role="alertdialog"]',
];
const fields =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"], .monaco-editor';

/** Does what a key asks of the page, before anything else hears of it; returns whether it did. */
export function obeyKey(event: KeyboardEvent, bench: Bench): boolean {
  const target = event.target instanceof Element ? event.target : undefined;
  const order = orderOf({
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    isComposing: event.isComposing,
    isInField: Boolean(target?.closest(fields)),
  });
  if (order === undefined || event.defaultPrevented) return false;
  const isCovered = isSomethingShown(openAbove);
  switch (order) {
    case 'run':
    case 'check':
      if (!event.repeat) void (order === 'run' ? bench.start() : bench.check());
      return true;
    case 'stop':
      if (isCovered || !bench.isBusy || meansOtherThings(target)) return false;
      void bench.stop();
      // The editor may want the key too, to give up a selection.
      return false;
    case 'shortcuts':
      if (isCovered) return false;
      bench.showsShortcuts = true;
      return true;
    case 'next-zone':
    case 'previous-zone':
      if (isCovered) return false;
      focusZone(order === 'next-zone' ? 1 : -1);
      return true;
  }
}

/** Escape closes what is open in the editor, and empties a search field, before it stops anything. */
function meansOtherThings(target: Element | undefined): boolean {
  if (isSomethingShown(editorWidgets) || target?.matches('.shadow-root-host')) return true;
  if (target instanceof HTMLInputElement && target.type === 'search') return target.value !== '';
  return Boolean(target?.closest('[data-keeps-escape]'));
}

function isSomethingShown(selectors: readonly string[]): boolean {
  return [...document.querySelectorAll(selectors.join())].some((element) =>
    element.checkVisibility(),
  );
}

const zones: readonly { zone: string; place: string; focus: string }[] = [
  { zone: 'text', place: '#text-zone', focus: '#text-zone' },
  { zone: 'code', place: '[data-zone="code"]', focus: '.editor textarea' },
  { zone: 'result', place: '[data-zone="result"]', focus: '[role="tab"][aria-selected="true"]' },
];

/** Takes the keyboard to the code, for whoever pressed what has gone; on a phone it may not be in sight, and nothing moves. */
export function focusCode(): void {
  document.querySelector<HTMLElement>('[data-zone="code"] .editor textarea')?.focus();
}

/** Moves the focus to the zone after or before the one that has it; on a phone that zone is shown. */
function focusZone(step: 1 | -1): void {
  const now = zones.findIndex(({ place }) => Boolean(document.activeElement?.closest(place)));
  const at = now < 0 ? (step === 1 ? 0 : zones.length - 1) : now + step;
  const next = zones[(at + zones.length) % zones.length];
  if (!next) return;
  window.dispatchEvent(new CustomEvent('enchufe:show', { detail: next.zone }));
  const place = document.querySelector(next.place);
  const element = place?.matches(next.focus)
    ? place
    : (place?.querySelector(next.focus) ?? place?.querySelector('[role="tab"]'));
  if (!(element instanceof HTMLElement)) return;
  if (element === place) element.tabIndex = -1;
  element.focus();
}
