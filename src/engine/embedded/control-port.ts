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
      let arrived: readonly MessageToProgram[] = [];
      let position = 0;
      listenInParts(port, {
        arrive: (data) => {
          const messages = data as MessageToProgram | readonly MessageToProgram[];
          arrived = isArray(messages) ? messages : [messages];
          position = 0;
        },
        hasMore: () => position < arrived.length,
        next: () => {
          const message = arrived[position++];
          if (message) listener(message);
        },
      });
    },
  };
}

const isArray: (value: unknown) => value is readonly unknown[] = Array.isArray;
