import { registerHooks } from 'node:module';
import type { LearnerFiles } from './learner-files.ts';

/** Resolves when the program's first line is about to run: a module that the first of its own imports marks that. */
export function hearFirstLine(files: LearnerFiles): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const key = `enchufe: first line ${Math.random()}`;
  const name = JSON.stringify(key);
  Object.defineProperty(globalThis, key, { value: resolve, configurable: true });
  const marker = `data:text/javascript,${encodeURIComponent(
    `const begin = globalThis[${name}]; delete globalThis[${name}]; begin?.();`,
  )}`;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!files.has(url) || typeof loaded.source !== 'string') return loaded;
      return { ...loaded, source: `import ${JSON.stringify(marker)};${loaded.source}` };
    },
  });
  return promise;
}
