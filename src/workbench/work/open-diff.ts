import '../editor/editor-features.ts';
import 'monaco-editor/features/diffEditor/register';
import { editor } from 'monaco-editor/editor';
import { editorOptions, sizeOptions, zoomAt } from '../editor/editor-options.ts';
import { followSiteTheme } from '../editor/editor-theme.ts';

/** Two texts side by side in Monaco. */
export interface FullDiff {
  show(left: string, right: string, labels: { left: string; right: string }): void;
  close(): void;
}

/** Opens Monaco's diff editor, to read only, in a host element; narrow hosts show one text below the other. */
export function openDiff(host: HTMLElement): FullDiff {
  const stopFollowing = followSiteTheme();
  const original = editor.createModel('', 'typescript');
  const modified = editor.createModel('', 'typescript');
  const view = editor.createDiffEditor(host, {
    ...editorOptions,
    ...sizeOptions(zoomAt(host)),
    readOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 700,
    renderOverviewRuler: false,
    // A reader passes through: Tab leaves, as anywhere else on the page.
    tabFocusMode: true,
  });
  const comparison = view.createViewModel({ original, modified });
  view.setModel(comparison);
  return {
    show(left, right, labels) {
      original.setValue(left);
      modified.setValue(right);
      view.getOriginalEditor().updateOptions({ ariaLabel: labels.left });
      view.getModifiedEditor().updateOptions({ ariaLabel: labels.right });
    },
    close() {
      stopFollowing();
      view.dispose();
      // A comparison under way ends here; it would fail on texts that are gone.
      comparison.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}
