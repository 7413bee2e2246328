import type { Engine } from '../../engine/engine.ts';
import { previewTexts, type PreviewTexts } from '../../translations/preview.ts';
import type { Language } from '../../translations/text.ts';
import { Preview, type PreviewListener } from './preview.svelte.ts';
import { PreviewGuard } from './preview-guard.ts';

const names = ['Vera', 'Bruno', 'Nadia', 'Tomás'];

/** How many people may have the page open: each is a program of its own. */
export const mostPreviews = names.length;

/** The people who have the lesson's page open in this run. */
export class Previews {
  all = $state.raw<readonly Preview[]>([]);
  /** The words of the pages' own view. */
  readonly texts: PreviewTexts;
  #isServerUp = false;
  /** A page was stuck the last time: nothing opens by itself until somebody says so. */
  isWary = $state(false);
  readonly #guard = new PreviewGuard();
  readonly #listener: PreviewListener;
  #engine: Engine | undefined;
  #people = 1;
  #hasBeenStuck = false;

  constructor(language: Language, onConsole: PreviewListener['onConsole']) {
    this.texts = previewTexts[language];
    this.#listener = {
      onConsole,
      // A browser may run all pages of a kind in one process, the engine's frame among them: it is lost with the page.
      onStuck: () => {
        this.#hasBeenStuck = true;
      },
    };
    this.isWary = this.#guard.wasLost;
  }

  /** Run begins: the pages of the last run are closed. */
  prepare(engine: Engine): void {
    this.#engine = engine;
    this.closeAll();
    if (this.#hasBeenStuck) this.isWary = true;
    this.#hasBeenStuck = false;
  }

  /** The server listens: as many people as there were the last time open its page. */
  serverListens(): void {
    this.#isServerUp = true;
    if (!this.isWary && this.all.length === 0) this.#openAll();
  }

  /** The server is gone: pages stay, as in a browser, and see their connections end. */
  serverEnded(): void {
    this.#isServerUp = false;
  }

  /** Opens the pages although one of them was stuck before. */
  dare(): void {
    this.isWary = false;
    if (this.#isServerUp) this.#openAll();
  }

  /** Lets one more person open the page. */
  add(): void {
    const name = names.find((each) => !this.all.some((preview) => preview.name === each));
    if (!this.#engine || name === undefined) return;
    this.all = [...this.all, new Preview(name, this.#engine, this.#listener)];
    this.#people = this.all.length;
    this.#guard.isOpen = true;
  }

  /** Closes one person's page for good. */
  remove(preview: Preview): void {
    this.all = this.all.filter((each) => each !== preview);
    this.#people = Math.max(1, this.all.length);
    this.#guard.isOpen = this.all.length > 0;
    void preview.end();
  }

  /** Closes every page. */
  closeAll(): void {
    const open = this.all;
    this.all = [];
    this.#guard.isOpen = false;
    for (const preview of open) void preview.end();
  }

  #openAll(): void {
    const people = this.#people;
    for (let count = 0; count < people; count += 1) this.add();
  }
}
