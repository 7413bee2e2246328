import type { MessageFromProgram, MessageToProgram } from './program-messages.ts';

/** The worker's only way to the frame, out of reach of the program that runs in the same realm. */
export type ControlPort = {
  post(message: MessageFromProgram, transfer?: Transferable[]): void;
  onMessage(listener: (message: MessageToProgram) => void): void;
};

/**
 * Wraps the port so that a program cannot get hold of it: a patched `postMessage` or `event.data`
 * would be handed the port as `this`, so the originals are taken before any program runs.
 */
export function createControlPort(port: MessagePort): ControlPort {
  const apply: (...call: Parameters<typeof Reflect.apply>) => unknown = Reflect.apply.bind(Reflect);
  const postMessage: unknown = Reflect.get(MessagePort.prototype, 'postMessage');
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') ?? {};
  const readData: unknown = Reflect.get(data, 'get');
  const stop: unknown = Reflect.get(Event.prototype, 'stopImmediatePropagation');
  if (!isFunction(readData) || !isFunction(postMessage) || !isFunction(stop)) {
    throw new Error('This browser has no message ports.');
  }
  return {
    post(message, transfer = []) {
      apply(postMessage, port, [message, transfer]);
    },
    onMessage(listener) {
      port.onmessage = (event) => {
        apply(stop, event, []);
        listener(apply(readData, event, []) as MessageToProgram);
      };
    },
  };
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
