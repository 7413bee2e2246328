import type { MessageToProgram } from './program-messages.ts';

/** What the frame says to a program; what one turn says travels together: waking a worker costs more than the words do. */
export class ProgramOutbox {
  readonly #port: MessagePort;
  #messages: MessageToProgram[] = [];
  #transfer: Transferable[] = [];
  #isClosed = false;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  post(message: MessageToProgram, transfer: Transferable[] = []): void {
    if (this.#isClosed) return;
    this.#messages.push(message);
    this.#transfer.push(...transfer);
    if (this.#messages.length === 1) queueMicrotask(() => this.#send());
  }

  /** Sends nothing more. */
  close(): void {
    this.#isClosed = true;
  }

  #send(): void {
    const messages = this.#messages;
    const transfer = this.#transfer;
    this.#messages = [];
    this.#transfer = [];
    if (!this.#isClosed) this.#port.postMessage(messages, transfer);
  }
}
