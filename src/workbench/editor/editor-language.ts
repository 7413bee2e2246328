import {
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import typeFiles from 'virtual:editor-types';
import type { Files } from '../work/saved-work.ts';

/** TypeScript's `moduleResolution: "bundler"`, which the editor's own list of names lacks. */
const bundlerResolution: number = 100;

/**
 * Lets the editor know `ws` and Node, and be as strict as the course is. What a browser has beyond Node only a lesson
 * with a page knows: programs run without it, and its types are more than all others together.
 */
export function setUpTypeScript(files: Files): void {
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: bundlerResolution,
    lib: 'index.html' in files ? ['esnext', 'dom'] : ['esnext'],
    types: ['node'],
    strict: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    moduleDetection: 3,
    noEmit: true,
    skipLibCheck: true,
    allowNonTsExtensions: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: false,
    noSyntaxValidation: false,
    noSuggestionDiagnostics: false,
  });
  // Files import each other, so the worker needs all of them, not only the open one.
  typescriptDefaults.setEagerModelSync(true);
  const types = JSON.parse(typeFiles) as Record<string, string>;
  typescriptDefaults.setExtraLibs(
    Object.entries(types).map(([path, content]) => ({ filePath: `file://${path}`, content })),
  );
}
