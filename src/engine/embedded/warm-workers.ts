import type { MessageFromProgram, MessageToProgram } from './program-messages.ts';

/** A worker that has its script loaded and waits for a program. */
export type WarmWorker = {
  worker: Worker;
  port: MessagePort;
  ready: Promise<void>;
  isReady: boolean;
  /** Called when it answers, or will answer nobody here any more. */
  onAnswer: (() => void) | undefined;
};

/** Keeps workers ready, so that a program starts without waiting for one to load. */
export class WarmWorkers {
  readonly #address: string;
  #nodeApi = '';
  readonly #spares: WarmWorker[] = [];
  #wanted = 1;
  #isFilling = false;

  constructor(programScript: string) {
    this.#address = scriptAddress(programScript);
  }

  /** Makes the first spare; resolves when it is ready. */
  async open(): Promise<void> {
    const first = this.#create();
    this.#spares.push(first);
    await first.ready;
    this.#wanted = SPARES;
    this.#fillLater();
  }

  /** The address of the script that turns a worker into a program, which spares load from now on while they wait. */
  get nodeApi(): string {
    return this.#nodeApi;
  }

  /** Takes the text of that script. */
  useNodeApi(script: string): void {
    this.#nodeApi = scriptAddress(script);
  }

  /** Takes a worker, ready or about to be, and replaces it later. */
  take(): WarmWorker {
    const worker = this.#spares.shift() ?? this.#create();
    worker.onAnswer?.();
    this.#fillLater();
    return worker;
  }

  /** Asks a worker that has nothing to do for a sign of life; undefined while there is none. */
  askSpare(): Promise<void> | undefined {
    const spare = this.#spares.find(({ isReady }) => isReady);
    if (!spare) return undefined;
    return new Promise((resolve) => {
      spare.onAnswer = resolve;
      const ping: MessageToProgram = { type: 'ping' };
      spare.port.postMessage(ping);
    });
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
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const created: WarmWorker = { worker, port: port1, ready, isReady: false, onAnswer: undefined };
    port1.onmessage = (event: MessageEvent<MessageFromProgram>) => {
      if (event.data.type === 'pong') created.onAnswer?.();
      if (event.data.type !== 'ready') return;
      created.isReady = true;
      resolve();
    };
    worker.postMessage(null, [port2]);
    if (this.#nodeApi !== '') {
      const load: MessageToProgram = { type: 'load-node-api', address: this.#nodeApi };
      port1.postMessage(load);
    }
    return created;
  }
}

function scriptAddress(script: string): string {
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

/** A server and its judge, or a server and its client. */
const SPARES = 2;
const FILL_DELAY_MS = 250;
