import type { Engine, Program } from '../../engine/engine.ts';
import { runNetwork } from '../run/surroundings.ts';
import type { Files } from '../work/saved-work.ts';
import { PreviewFrame } from './preview-frame.ts';
import previewProgram from './preview-program.ts?program';
import type { ConsoleLevel, PreviewNews, PreviewOrder } from './preview-messages.ts';

/** How a preview is: without a page yet, with one, with one that answers no more, or with one that cannot be read. */
export type PreviewState =
  | { status: 'closed' }
  | { status: 'open' }
  | { status: 'stuck' }
  | { status: 'broken'; file: string; reason: string };

/** Who hears of a page. */
export type PreviewListener = {
  /** What it writes; `time` is in milliseconds since the preview was made. */
  onConsole(name: string, level: ConsoleLevel, text: string): void;
  /** It answers no more, or the engine was lost while it was open. */
  onStuck(): void;
};

/** One person who has the lesson's page open: a frame, and a program of ours that is its way into the network. */
export class Preview {
  readonly name: string;
  state = $state.raw<PreviewState>({ status: 'closed' });
  readonly #program: Program;
  readonly #listener: PreviewListener;
  #frame: PreviewFrame | undefined;
  #page = 0;

  constructor(name: string, engine: Engine, listener: PreviewListener) {
    this.name = name;
    this.#listener = listener;
    this.#program = engine.start({
      name,
      files: { 'preview.js': previewProgram },
      entry: 'preview.js',
      network: runNetwork,
      role: 'trusted',
    });
    this.#program.subscribe((event) => {
      if (event.type === 'ended') {
        if (this.#frame && event.end.status === 'sandbox-lost') listener.onStuck();
        this.close();
      }
      if (event.type !== 'message') return;
      // The program is ours (preview-program.ts) and speaks this union only.
      const { page, ...news } = event.value as PreviewNews;
      if (page === this.#page) this.#frame?.tell(news);
    });
  }

  /** Opens the page in a host element, anew where it was open. */
  open(host: HTMLElement, title: string, files: Files): void {
    this.close();
    this.#page += 1;
    const page = this.#page;
    this.#frame = new PreviewFrame(host, title, files, {
      onOrder: (order) => {
        if (page === this.#page) this.#order({ page, ...order });
      },
      onConsole: (level, text) => {
        this.#listener.onConsole(this.name, level, text);
      },
      onPulse: (isAlive) => {
        this.state = { status: isAlive ? 'open' : 'stuck' };
        if (!isAlive) this.#listener.onStuck();
      },
    });
    const { page: found } = this.#frame;
    this.state = found.status === 'broken' ? found : { status: 'open' };
  }

  /** Closes the page, as when its tab is closed; its connections end with 1001. */
  close(): void {
    if (!this.#frame) return;
    this.#frame.remove();
    this.#frame = undefined;
    this.state = { status: 'closed' };
    this.#order({ page: this.#page, type: 'leave' });
  }

  /** Closes the page and ends its program, after the goodbyes. */
  async end(): Promise<void> {
    this.close();
    await new Promise((resolve) => setTimeout(resolve, goodbyeMs));
    await this.#program.stop();
  }

  #order(order: PreviewOrder): void {
    this.#program.send(order);
  }
}

const goodbyeMs = 200;
