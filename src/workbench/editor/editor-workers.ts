import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';

let early: Worker | undefined;

/** Starts the worker that checks types before the editor asks for it: it takes as long to load as the editor itself. */
export function startTypeScriptWorker(): void {
  early ??= new TypeScriptWorker();
}

/** A worker of the editor's, by the label that the editor gives it. */
export function takeWorker(label: string): Worker {
  if (label !== 'typescript') return new EditorWorker();
  const worker = early ?? new TypeScriptWorker();
  early = undefined;
  return worker;
}
