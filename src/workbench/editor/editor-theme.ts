import { editor } from 'monaco-editor/editor';

const rules: readonly [token: string, property: string][] = [
  ['', '--color-text'],
  ['keyword', '--color-code-keyword'],
  ['string', '--color-code-string'],
  ['string.escape', '--color-code-constant'],
  ['regexp', '--color-code-string'],
  ['number', '--color-code-constant'],
  ['comment', '--color-code-comment'],
  ['type.identifier', '--color-code-function'],
  ['delimiter', '--color-text'],
  // Pages and styles; the editor's own themes have rules for some of these that are too pale.
  ...['tag', 'metatag', 'metatag.html'].map((token): [string, string] => [
    token,
    '--color-code-keyword',
  ]),
  ...['attribute.name', 'attribute.name.html'].map((token): [string, string] => [
    token,
    '--color-code-function',
  ]),
  ...['attribute.value', 'attribute.value.html', 'metatag.content.html', 'string.html'].map(
    (token): [string, string] => [token, '--color-code-string'],
  ),
  ...['number', 'unit', 'hex'].map((kind): [string, string] => [
    `attribute.value.${kind}.css`,
    '--color-code-constant',
  ]),
  ['delimiter.html', '--color-text'],
];

const colors: readonly [name: string, property: string, alpha?: string][] = [
  ['editor.background', '--color-surface'],
  ['editor.foreground', '--color-text'],
  ['editorLineNumber.foreground', '--color-text-soft'],
  ['editorLineNumber.activeForeground', '--color-text'],
  ['editorCursor.foreground', '--color-accent'],
  ['editor.selectionBackground', '--color-accent', '44'],
  ['editor.inactiveSelectionBackground', '--color-accent', '26'],
  ['editor.wordHighlightBackground', '--color-accent', '1c'],
  ['editor.wordHighlightStrongBackground', '--color-accent', '2c'],
  ['editorIndentGuide.background1', '--color-border'],
  ['editorIndentGuide.activeBackground1', '--color-border-strong'],
  ...[1, 2, 3, 4, 5, 6].map((level): [string, string] => [
    `editorBracketHighlight.foreground${level}`,
    '--color-text',
  ]),
  ['editorBracketMatch.background', '--color-accent-soft'],
  ['editorBracketMatch.border', '--color-accent'],
  ['editorWidget.background', '--color-surface'],
  ['editorWidget.foreground', '--color-text'],
  ['editorWidget.border', '--color-border'],
  ['editorHoverWidget.background', '--color-surface'],
  ['editorHoverWidget.border', '--color-border'],
  ['editorSuggestWidget.background', '--color-surface'],
  ['editorSuggestWidget.border', '--color-border'],
  ['editorSuggestWidget.selectedBackground', '--color-accent-soft'],
  ['editorSuggestWidget.selectedForeground', '--color-text'],
  ['editorSuggestWidget.highlightForeground', '--color-accent'],
  ['editorSuggestWidget.focusHighlightForeground', '--color-accent'],
  ['list.hoverBackground', '--color-surface-sunken'],
  ['input.background', '--color-surface'],
  ['input.border', '--color-border-strong'],
  ['focusBorder', '--color-accent'],
  ['editorError.foreground', '--color-failed'],
  ['editorWarning.foreground', '--color-server'],
  ['editorOverviewRuler.border', '--color-surface'],
];

/** Makes the editor's theme out of the site's colours as they are now, and uses it. */
export function applySiteTheme(): void {
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  const style = getComputedStyle(document.documentElement);
  const read = (property: string): string => style.getPropertyValue(property).trim();
  editor.defineTheme('site', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: rules
      .filter(([, property]) => isHex(read(property)))
      .map(([token, property]) => ({ token, foreground: read(property).slice(1) })),
    colors: Object.fromEntries(
      colors
        .filter(([, property]) => isHex(read(property)))
        .map(([name, property, alpha = '']) => [name, read(property) + alpha]),
    ),
  });
  editor.setTheme('site');
}

/** Keeps the editor's theme the site's, until the returned function is called. */
export function followSiteTheme(): () => void {
  applySiteTheme();
  const observer = new MutationObserver(applySiteTheme);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', applySiteTheme);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', applySiteTheme);
  };
}

/** The editor takes colours in full hexadecimal only. */
function isHex(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}
