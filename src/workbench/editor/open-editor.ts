import './editor-features.ts';
import { editor, KeyCode, KeyMod, Range, Uri } from 'monaco-editor/editor';
import type { SourcePosition } from './source-position.ts';
import type { Files } from '../work/saved-work.ts';
import type { LineMark } from './code-view.svelte.ts';
import { isMacKeyboard } from '../settings/shortcuts.ts';
import { setUpTypeScript } from './editor-language.ts';
import { followSiteTheme } from './editor-theme.ts';
import { editorOptions, sizeOptions } from './editor-options.ts';

/** What the full editor starts with: the files, the id of its description, and where to tell of news. */
export type EditorStart = {
  files: Files;
  descriptionId: string;
  /** The words for Format and for the Tab key's mode in the editor's list of commands. */
  formatName: string;
  tabName: string;
  onEdit: (path: string, text: string) => void;
  onTabMode: (tabLeaves: boolean) => void;
  /** The reader went to another line, and not by typing. */
  onGoToLine: (path: string, line: number) => void;
};

/** What the reader chose about the editor; `zoom` is 1 for the usual size. */
export type EditorChoices = { zoom: number; isForScreenReaders: boolean };

/** A selection in a plain text, as text areas count it. */
export type TextSelection = { start: number; end: number };

/** The full editor on the page. */
export interface FullEditor {
  show(path: string, label: string): void;
  /** Takes texts over that were changed elsewhere (Start over, Undo); edits of its own change nothing. */
  setFiles(files: Files): void;
  setReadOnly(isReadOnly: boolean): void;
  choose(choices: EditorChoices): void;
  mark(marks: readonly LineMark[]): void;
  /** Puts the open file's spaces and lines in order, as TypeScript's own formatter does. */
  format(): void;
  reveal(position: SourcePosition): void;
  glance(position: SourcePosition): void;
  focus(selection?: TextSelection): void;
  close(): void;
}

/** Opens Monaco in a host element; everything it needs comes with this module, which is loaded late. */
export function openEditor(host: HTMLElement, start: EditorStart): FullEditor {
  setUpTypeScript(start.files);
  const stopFollowing = followSiteTheme();
  const models = new Map<string, editor.ITextModel>();
  const view = editor.create(host, { ...editorOptions, model: null });
  // Only the open file can be gone to; what is defined elsewhere, as in `enchufe`, is shown below the line that asks.
  const peeking = editor.registerEditorOpener({
    openCodeEditor(source) {
      if (source !== view) return false;
      source.trigger('definition', 'editor.action.peekDefinition', undefined);
      return true;
    },
  });
  const format = (): void => {
    void view.getAction('editor.action.formatDocument')?.run();
  };
  // The editor's own key for it differs from system to system.
  view.addAction({
    id: 'enchufe.format',
    label: start.formatName,
    keybindings: [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF],
    run: format,
  });
  // The editor's own command for it tells nobody.
  view.addAction({
    id: 'enchufe.tab',
    label: start.tabName,
    keybindings: [
      isMacKeyboard()
        ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM
        : KeyMod.CtrlCmd | KeyCode.KeyM,
    ],
    run: () => {
      const tabLeaves = !view.getOption(editor.EditorOption.tabFocusMode);
      view.updateOptions({ tabFocusMode: tabLeaves });
      start.onTabMode(tabLeaves);
    },
  });
  let lastLine = 0;
  view.onDidChangeCursorPosition(({ reason, position: { lineNumber } }) => {
    const isOther = lineNumber !== lastLine;
    lastLine = lineNumber;
    if (isOther && reason === editor.CursorChangeReason.Explicit) {
      start.onGoToLine(openPath, lineNumber);
    }
  });
  const decorations = view.createDecorationsCollection();
  let marks: readonly LineMark[] = [];
  let openPath = '';

  const addModel = (path: string, text: string): editor.ITextModel => {
    const model = editor.createModel(text, languageOf(path), Uri.parse(`file:///${path}`));
    model.onDidChangeContent(() => {
      start.onEdit(path, model.getValue());
    });
    models.set(path, model);
    return model;
  };
  const drawMarks = (): void => {
    const model = models.get(openPath);
    const here = marks.filter(({ position }) => position.file === openPath);
    decorations.set(model ? here.flatMap((mark) => decorate(model, mark)) : []);
  };
  for (const [path, text] of Object.entries(start.files)) addModel(path, text);

  return {
    show(path, label) {
      openPath = path;
      view.setModel(models.get(path) ?? null);
      // The text area is another one for each model.
      host.querySelector('textarea')?.setAttribute('aria-describedby', start.descriptionId);
      view.updateOptions({ ariaLabel: label });
      drawMarks();
    },
    setFiles(next) {
      for (const [path, text] of Object.entries(next)) {
        const model = models.get(path) ?? addModel(path, text);
        if (model.getValue() === text) continue;
        // As an edit, so that the editor's own undo takes it back too.
        model.pushStackElement();
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
        model.pushStackElement();
      }
    },
    setReadOnly(isReadOnly) {
      view.updateOptions({ readOnly: isReadOnly });
    },
    choose({ zoom, isForScreenReaders }) {
      view.updateOptions({
        ...sizeOptions(zoom),
        accessibilitySupport: isForScreenReaders ? 'on' : 'auto',
      });
    },
    format,
    mark(next) {
      marks = next;
      drawMarks();
    },
    reveal({ line, column = 1 }) {
      view.setPosition({ lineNumber: line, column });
      view.revealLineInCenterIfOutsideViewport(line);
      view.focus();
    },
    glance({ line }) {
      view.revealLineInCenterIfOutsideViewport(line);
    },
    focus(selection) {
      const model = view.getModel();
      if (model && selection) {
        const start = model.getPositionAt(selection.start);
        const end = model.getPositionAt(selection.end);
        view.setSelection(Range.fromPositions(start, end));
      }
      view.focus();
    },
    close() {
      stopFollowing();
      peeking.dispose();
      view.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

function decorate(
  model: editor.ITextModel,
  { position, kind, words }: LineMark,
): editor.IModelDeltaDecoration[] {
  const line = Math.min(position.line, model.getLineCount());
  const end = model.getLineMaxColumn(line);
  return [
    {
      range: new Range(line, 1, line, 1),
      options: { isWholeLine: true, className: `line-mark-${kind}` },
    },
    {
      range: new Range(line, end, line, end),
      options: {
        showIfCollapsed: true,
        after: { content: `    ← ${words}`, inlineClassName: `line-mark-words-${kind}` },
      },
    },
  ];
}

/** Pages and styles are coloured, and nothing more: what checks them would be as big as the editor. */
function languageOf(path: string): string {
  if (path.endsWith('.html')) return 'html';
  return path.endsWith('.css') ? 'css' : 'typescript';
}
