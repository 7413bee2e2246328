import type { EditorTexts, ShortcutName } from '../../translations/editor.ts';

/** Where a shortcut is listed. */
export type ShortcutGroup = keyof EditorTexts['shortcutGroups'];

/** A shortcut with its keys in the order in which they are pressed; a Mac's only where they differ. */
export type Shortcut = {
  name: ShortcutName;
  group: ShortcutGroup;
  keys: readonly string[];
  macKeys?: readonly string[];
};

/** Every shortcut of a workbench page. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export const shortcuts: readonly Shortcut[] = [
  { name: 'run', group: 'programs', keys: ['Mod', 'Enter'] },
  { name: 'check', group: 'programs', keys: ['Mod', 'Shift', 'Enter'] },
  { name: 'stop', group: 'programs', keys: ['Escape'] },
  { name: 'format', group: 'editor', keys: ['Shift', 'Alt', 'F'] },
  { name: 'definition', group: 'editor', keys: ['F12'] },
  { name: 'find', group: 'editor', keys: ['Mod', 'F'] },
  { name: 'replace', group: 'editor', keys: ['Mod', 'H'], macKeys: ['Mod', 'Alt', 'F'] },
  { name: 'nextMistake', group: 'editor', keys: ['F8'] },
  { name: 'suggest', group: 'editor', keys: ['Control', 'Space'] },
  { name: 'rename', group: 'editor', keys: ['F2'] },
  { name: 'comment', group: 'editor', keys: ['Mod', '/'] },
  { name: 'undo', group: 'editor', keys: ['Mod', 'Z'] },
  { name: 'tab', group: 'editor', keys: ['Control', 'M'], macKeys: ['Control', 'Shift', 'M'] },
  { name: 'commands', group: 'editor', keys: ['F1'] },
  { name: 'nextZone', group: 'page', keys: ['F6'] },
  { name: 'previousZone', group: 'page', keys: ['Shift', 'F6'] },
  { name: 'resize', group: 'page', keys: ['←→ ↑↓'] },
  { name: 'shortcuts', group: 'page', keys: ['?'] },
];

/** The keys of a shortcut as they are written on the learner's keyboard. */
export function keysOf(name: ShortcutName, texts: EditorTexts, isMac: boolean): string[] {
  const shortcut = shortcuts.find((each) => each.name === name);
  const keys = (isMac ? shortcut?.macKeys : undefined) ?? shortcut?.keys ?? [];
  return keys.map((key) => keyWord(key, texts, isMac));
}

/** A shortcut in one word, as tooltips show it: `Ctrl+Enter`, `⌘↩`. */
export function keysInWords(name: ShortcutName, texts: EditorTexts, isMac: boolean): string {
  return keysOf(name, texts, isMac).join(isMac ? '' : '+');
}

/** Tells whether the learner's keyboard is likely to be a Mac's. */
export function isMacKeyboard(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** What a key asks of the page. */
export type PageOrder = 'run' | 'check' | 'stop' | 'shortcuts' | 'next-zone' | 'previous-zone';

/** A key that was pressed, and whether it was meant for a field that takes text. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
> & { isInField: boolean };

/** The order that a key stands for, if it is one. */
export function orderOf(pressed: PressedKey): PageOrder | undefined {
  const { key, altKey, shiftKey } = pressed;
  const isMod = pressed.ctrlKey || pressed.metaKey;
  if (altKey || pressed.isComposing) return undefined;
  if (key === 'Enter' && isMod) return shiftKey ? 'check' : 'run';
  if (isMod) return undefined;
  if (key === 'F6') return shiftKey ? 'previous-zone' : 'next-zone';
  if (key === 'Escape' && !shiftKey) return 'stop';
  return key === '?' && !pressed.isInField ? 'shortcuts' : undefined;
}

function keyWord(key: string, { keys }: EditorTexts, isMac: boolean): string {
  switch (key) {
    case 'Mod':
      return isMac ? '⌘' : keys.control;
    case 'Control':
      return isMac ? '⌃' : keys.control;
    case 'Shift':
      return isMac ? '⇧' : keys.shift;
    case 'Alt':
      return isMac ? '⌥' : keys.alt;
    case 'Enter':
      return isMac ? '↩' : keys.enter;
    case 'Escape':
      return keys.escape;
    case 'Space':
      return keys.space;
    default:
      return key;
  }
}
