import { listenInParts, postThrough } from '../../network/guarded-port.ts';
import type { MessageFromProgram, MessageToProgram } from './program-messages.ts';

/** The worker's only way to the frame, out of reach of the program that runs in the same realm. */
export type ControlPort = {
  post(message: MessageFromProgram, transfer?: Transferable[]): void;
  onMessage(listener: (message: MessageToProgram) => void): void;
};

/** Wraps the port so that a program cannot get hold of it. */
export function createControlPort(port: MessagePort): ControlPort {
  return {
    post(message, transfer = []) {
      postThrough(port, message, transfer);
    },
    onMessage(listener) {
      // No method of arrays is called here: a patched one would be handed the ports that messages bring.
      let first: Batch | undefined;
      let last: Batch | undefined;
      listenInParts(port, {
        arrive: (data) => {
          const messages = data as MessageToProgram | readonly MessageToProgram[];
          // `next` is its own from the start: a setter that a program inherits to it would be handed what follows.
          const batch: Batch = {
            messages: isArray(messages) ? messages : [messages],
            position: 0,
            next: undefined,
          };
          // What came before may have more parts than one turn takes.
          if (last) last = last.next = batch;
          else first = last = batch;
        },
        hasMore: () => first !== undefined,
        next: () => {
          const batch = first;
          const message = batch?.messages[batch.position++];
          if (batch && batch.position >= batch.messages.length) {
            first = batch.next;
            if (!first) last = undefined;
          }
          if (message) listener(message);
        },
      });
    },
  };
}

type Batch = { messages: readonly MessageToProgram[]; position: number; next: Batch | undefined };

const isArray: (value: unknown) => value is readonly unknown[] = Array.isArray;
