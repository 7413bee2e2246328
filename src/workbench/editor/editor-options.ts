import type { editor } from 'monaco-editor/editor';

/** How the editor behaves: what is typed lands as it was typed, and nothing moves by itself. */
export const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, monospace",
  fontLigatures: false,
  minimap: { enabled: false },
  padding: { top: 14, bottom: 14 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  glyphMargin: false,
  folding: false,
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  renderFinalNewline: 'on',
  bracketPairColorization: { enabled: false },
  showUnused: false,
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  wordWrap: 'off',
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  trimAutoWhitespace: false,
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoClosingComments: 'never',
  autoClosingDelete: 'never',
  autoSurround: 'never',
  autoIndent: 'none',
  formatOnType: false,
  formatOnPaste: false,
  linkedEditing: false,
  acceptSuggestionOnEnter: 'off',
  acceptSuggestionOnCommitCharacter: false,
  wordBasedSuggestions: 'off',
  suggestSelection: 'first',
  quickSuggestionsDelay: 150,
  // A text area is what screen readers and input methods have known for longest.
  editContext: false,
  // They come with the languages; their parts are registered early only for the editor inside a peek.
  codeLens: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
};

/** The size of code, where 1 is the usual one. */
export function sizeOptions(zoom: number): { fontSize: number; lineHeight: number } {
  return { fontSize: 13.5 * zoom, lineHeight: Math.round(22 * zoom) };
}

/** The size that the page wants for code at this place, from `--code-zoom`. */
export function zoomAt(element: HTMLElement): number {
  return Number(getComputedStyle(element).getPropertyValue('--code-zoom')) || 1;
}
