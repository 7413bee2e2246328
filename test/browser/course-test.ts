import { test as base } from '@playwright/test';

/**
 * What a test's page edits code with. Opening the editor and checking types take four fifths of the time of a test that
 * only presses Run, so a test says what it is about:
 * - `checked`: the full editor, and its worker that checks types, as readers have it;
 * - `unchecked`: the full editor, whose worker never answers, as while it is still being loaded;
 * - `plain`: the text area that a reader with a touch screen and no mouse has; all else is as with a mouse.
 */
export type EditorOfTest = 'checked' | 'unchecked' | 'plain';

/** Playwright's `test`, with a page whose editor is as `editor` says. */
export const test = base.extend<{ editor: EditorOfTest }>({
  editor: ['unchecked', { option: true }],
  context: async ({ context, editor }, use) => {
    if (editor === 'unchecked') await context.addInitScript(letTypesRest);
    if (editor === 'plain') await context.addInitScript(seemTouchOnly);
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

/** Has the page find that nothing but fingers points at it: the query by which it chooses its editor. */
function seemTouchOnly(): void {
  const ask = globalThis.matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) =>
    ask(query === '(pointer: coarse) and (hover: none)' ? 'all' : query);
}
