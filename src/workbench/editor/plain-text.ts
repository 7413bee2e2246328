import type { TextSelection } from './open-editor.ts';

/** Where a line lies in a text, as text areas count it. */
export function lineSelection(text: string, line: number): TextSelection {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1));
  const start = Math.min(
    text.length,
    before.reduce((length, each) => length + each.length + 1, 0),
  );
  return { start, end: start + (lines[line - 1]?.length ?? 0) };
}

/** Selects a line in a text area and brings it into view. */
export function selectLine(area: HTMLTextAreaElement, line: number): void {
  const { start, end } = lineSelection(area.value, line);
  const lines = area.value.split('\n').length;
  area.focus();
  area.setSelectionRange(start, end);
  area.scrollTop = (area.scrollHeight * (line - 1)) / lines - area.clientHeight / 2;
}
