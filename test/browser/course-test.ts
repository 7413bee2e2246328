import { test as base } from '@playwright/test';

/**
 * What a test's page edits code with. Opening the editor and checking types take four fifths of the time of a test that
 * only presses Run, so a test says what it is about:
 * - `checked`: the full editor, and its worker that checks types, as readers have it;
 * - `unchecked`: the full editor, whose worker never answers, as while it is still being loaded;
 * - `plain`: the text area that a reader with a touch screen and no mouse has.
 */
export type EditorOfTest = 'checked' | 'unchecked' | 'plain';

/** Playwright's `test`, with a page whose editor is as `editor` says. */
export const test = base.extend<{ editor: EditorOfTest }>({
  editor: ['unchecked', { option: true }],
  hasTouch: async ({ editor, hasTouch }, use) => use(editor === 'plain' || hasTouch),
  isMobile: async ({ editor, isMobile }, use) => use(editor === 'plain' || isMobile),
  context: async ({ context, editor }, use) => {
    if (editor === 'unchecked') await context.addInitScript(letTypesRest);
    await use(context);
  },
});

/** Gives the page a worker that does nothing in the place of the one that checks types. */
function letTypesRest(): void {
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      const isTypes = String(address).includes('/ts.worker');
      super(isTypes ? URL.createObjectURL(new Blob([])) : address, options);
    }
  };
}
