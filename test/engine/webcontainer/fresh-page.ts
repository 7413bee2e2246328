import { onTestFinished } from 'vitest';
import type { EnginePage } from './engine-page.ts';

/** Opens a page in a frame for one test: the client boots once in the life of a page. */
export async function freshPage(): Promise<EnginePage> {
  const frame = document.createElement('iframe');
  frame.allow = 'cross-origin-isolated';
  const script = new URL('engine-page.ts', import.meta.url).href;
  // What vitest puts around each `import(…)` of the modules that it serves.
  const runner = '__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }';
  frame.srcdoc = `<!doctype html><body><script>${runner}</script><script type="module" src="${script}"></script>`;
  const ready = new Promise<void>((resolve) => {
    addEventListener('message', function hear({ source }) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', hear);
      resolve();
    });
  });
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  await ready;
  return (frame.contentWindow as unknown as { enginePage: EnginePage }).enginePage;
}
