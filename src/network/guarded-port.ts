/**
 * Message ports out of reach of a program that runs in the same realm: a patched `postMessage` or `event.data`
 * would be handed the port, so the originals are taken before any program runs.
 */

/** Takes a message apart: what arrived is handled by as many calls of `next` as `hasMore` asks for. */
export type PartReceiver = {
  arrive(data: unknown): void;
  hasMore(): boolean;
  next(): void;
};

/** The most parts of one message that are handled each in a turn of its own. */
export const MOST_PARTS = 64;

/** Posts through a port. */
export function postThrough(port: MessagePort, data: unknown, transfer?: Transferable[]): void {
  apply(native.postMessage, port, transfer ? [data, transfer] : [data]);
}

/**
 * Hears what a port brings. Each part of a message is handled by a listener of its own: after each the browser
 * runs the promises that it set off, as Node does between two sockets, and that can't be had within one.
 */
export function listenInParts(port: MessagePort, receiver: PartReceiver): void {
  let current: Event | undefined;
  for (let index = 1; index <= MOST_PARTS; index++) {
    const listener = (event: Event): void => {
      if (current !== event) {
        current = event;
        isInParts = true;
        receiver.arrive(apply(native.readData, event, []));
      }
      try {
        do if (receiver.hasMore()) receiver.next();
        while (index === MOST_PARTS && receiver.hasMore());
      } finally {
        if (!receiver.hasMore()) {
          apply(native.stop, event, []);
          current = undefined;
          endParts();
        }
      }
    };
    apply(native.addEventListener, port, ['message', listener]);
  }
  apply(native.start, port, []);
}

/** Calls the listener when the other end of a port is gone. */
export function onPortClosed(port: MessagePort, listener: () => void): void {
  apply(native.addEventListener, port, ['close', listener]);
}

/**
 * Gives a function that makes the listener run in a turn of its own. To be called while modules load: what
 * a program could patch is used here.
 */
export function openOwnTurns(listener: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = listener;
  // In Node, an open port would keep the process alive.
  const unref: unknown = Reflect.get(port1, 'unref');
  if (typeof unref === 'function') apply(unref, port1, []);
  return () => {
    postThrough(port2, 0);
  };
}

/** Runs a task when the turn is over; for what is handled in parts, after the last. */
export function atTurnsEnd(task: () => void): void {
  if (isInParts) late.push(task);
  else queueMicrotask(task);
}

let isInParts = false;
let late: (() => void)[] = [];

function endParts(): void {
  isInParts = false;
  const tasks = late;
  late = [];
  for (const task of tasks) queueMicrotask(task);
}

const apply: (...call: Parameters<typeof Reflect.apply>) => unknown = Reflect.apply;

const native = {
  postMessage: method(MessagePort.prototype, 'postMessage'),
  start: method(MessagePort.prototype, 'start'),
  addEventListener: method(MessagePort.prototype, 'addEventListener'),
  stop: method(Event.prototype, 'stopImmediatePropagation'),
  readData: dataGetter(),
};

function method(owner: object, name: string): CallableFunction {
  const found: unknown = Reflect.get(owner, name);
  if (typeof found !== 'function') throw new Error('This browser has no message ports.');
  return found;
}

function dataGetter(): CallableFunction {
  const property = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') ?? {};
  return method(property, 'get');
}
