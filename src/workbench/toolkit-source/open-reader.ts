import '../editor/editor-features.ts';
import { editor } from 'monaco-editor/editor';
import { editorOptions, sizeOptions } from '../editor/editor-options.ts';
import { followSiteTheme } from '../editor/editor-theme.ts';

/** One text in Monaco, to read only. */
export interface Reader {
  show(text: string, label: string): void;
  /** Sets the size of the code, 1 being the usual one. */
  resize(zoom: number): void;
  close(): void;
}

/** Opens Monaco, to read only, in a host element. */
export function openReader(host: HTMLElement): Reader {
  const stopFollowing = followSiteTheme();
  const model = editor.createModel('', 'typescript');
  const view = editor.create(host, {
    ...editorOptions,
    model,
    readOnly: true,
    // These sources are checked elsewhere; here their imports lead nowhere.
    renderValidationDecorations: 'off',
    // A reader passes through: Tab leaves, as anywhere else on the page.
    tabFocusMode: true,
  });
  return {
    show(text, label) {
      model.setValue(text);
      view.setScrollTop(0);
      view.updateOptions({ ariaLabel: label });
    },
    resize(zoom) {
      view.updateOptions(sizeOptions(zoom));
    },
    close() {
      stopFollowing();
      view.dispose();
      model.dispose();
    },
  };
}
