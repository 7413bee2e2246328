import type { MessageFromProgram } from './program-messages.ts';

/** A worker that has its script loaded and waits for a program. */
export type WarmWorker = { worker: Worker; port: MessagePort; ready: Promise<void> };

/** Keeps workers ready, so that a program starts without waiting for one to load. */
export class WarmWorkers {
  readonly #address: string;
  readonly #spares: WarmWorker[] = [];
  #wanted = 1;
  #isFilling = false;

  constructor(programScript: string) {
    this.#address = URL.createObjectURL(new Blob([programScript], { type: 'text/javascript' }));
  }

  /** Makes the first spare; resolves when it is ready. */
  async open(): Promise<void> {
    const first = this.#create();
    this.#spares.push(first);
    await first.ready;
    this.#wanted = SPARES;
    this.#fillLater();
  }

  /** Takes a worker, ready or about to be, and replaces it later. */
  take(): WarmWorker {
    const worker = this.#spares.shift() ?? this.#create();
    this.#fillLater();
    return worker;
  }

  // Loading a worker costs the time that the program which was just started needs.
  #fillLater(): void {
    if (this.#isFilling || this.#spares.length >= this.#wanted) return;
    this.#isFilling = true;
    setTimeout(() => {
      const spare = this.#create();
      this.#spares.push(spare);
      void spare.ready.then(() => {
        this.#isFilling = false;
        this.#fillLater();
      });
    }, FILL_DELAY_MS);
  }

  #create(): WarmWorker {
    const worker = new Worker(this.#address);
    const { port1, port2 } = new MessageChannel();
    const ready = new Promise<void>((resolve) => {
      port1.onmessage = (event: MessageEvent<MessageFromProgram>) => {
        if (event.data.type === 'ready') resolve();
      };
    });
    worker.postMessage(null, [port2]);
    return { worker, port: port1, ready };
  }
}

/** A server and its judge, or a server and its client. */
const SPARES = 2;
const FILL_DELAY_MS = 250;
