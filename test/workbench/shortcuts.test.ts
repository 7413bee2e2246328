import { expect, test } from 'vitest';
import { editorTexts } from '../../src/translations/editor.ts';
import {
  keysInWords,
  orderOf,
  shortcuts,
  type PressedKey,
} from '../../src/workbench/settings/shortcuts.ts';

function pressed(key: string, more: Partial<PressedKey> = {}): PressedKey {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    isInField: false,
    ...more,
  };
}

test.each([
  [pressed('Enter', { ctrlKey: true }), 'run'],
  [pressed('Enter', { metaKey: true, isInField: true }), 'run'],
  [pressed('Enter', { ctrlKey: true, shiftKey: true }), 'check'],
  [pressed('Enter'), undefined],
  [pressed('Enter', { ctrlKey: true, altKey: true }), undefined],
  [pressed('Escape', { isInField: true }), 'stop'],
  [pressed('Escape', { isComposing: true }), undefined],
  [pressed('Escape', { ctrlKey: true }), undefined],
  [pressed('?', { shiftKey: true }), 'shortcuts'],
  [pressed('?', { shiftKey: true, isInField: true }), undefined],
  [pressed('F6'), 'next-zone'],
  [pressed('F6', { shiftKey: true }), 'previous-zone'],
  [pressed('a'), undefined],
])('%j asks for %s', (key, order) => {
  expect(orderOf(key)).toBe(order);
});

test('keys are written as the learner’s keyboard has them', () => {
  expect(keysInWords('check', editorTexts.es, false)).toBe('Ctrl+Mayús+Intro');
  expect(keysInWords('check', editorTexts.en, false)).toBe('Ctrl+Shift+Enter');
  expect(keysInWords('check', editorTexts.en, true)).toBe('⌘⇧↩');
  expect(keysInWords('tab', editorTexts.en, true)).toBe('⌃⇧M');
});

test('every shortcut that has a name is listed once', () => {
  const listed = shortcuts.map(({ name }) => name);
  expect(listed.toSorted()).toEqual(Object.keys(editorTexts.es.shortcutNames).toSorted());
});
