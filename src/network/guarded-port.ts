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

/** The most parts of one message that should come together. */
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
  addListeners(port, USUAL_PARTS, {
    begin: (event) => {
      receiver.arrive(apply(native.readData, event, []));
    },
    hasMore: () => receiver.hasMore(),
    next: () => {
      receiver.next();
    },
    goOn: () => {
      goOnLater(receiver);
    },
  });
  apply(native.start, port, []);
}

/** What the listeners of one port do with an event: as long as there is more, each does the next thing. */
type EventInParts = {
  begin(event: Event): void;
  hasMore(): boolean;
  next(): void;
  /** There is more than listeners. */
  goOn(): void;
};

function addListeners(port: MessagePort, count: number, parts: EventInParts): void {
  let current: Event | undefined;
  for (let index = 1; index <= count; index++) {
    const listener = (event: Event): void => {
      if (current !== event) {
        current = event;
        isInParts = true;
        parts.begin(event);
      }
      try {
        if (parts.hasMore()) parts.next();
      } finally {
        const hasMore = parts.hasMore();
        if (!hasMore || index === count) {
          current = undefined;
          apply(native.stop, event, []);
          endParts();
          if (hasMore) parts.goOn();
        }
      }
    };
    apply(native.addEventListener, port, ['message', listener]);
  }
}

/** Those who have more parts than listeners, in the order in which they asked. */
const unfinished: PartReceiver[] = [];

function goOnLater(receiver: PartReceiver): void {
  if (unfinished.includes(receiver)) return;
  unfinished.push(receiver);
  if (unfinished.length === 1) postThrough(laterPort(), 0);
}

// Every listener costs each message something, so that many of them wait on a port of their own.
let later: MessagePort | undefined;

function laterPort(): MessagePort {
  if (later) return later;
  const { port1, port2 } = new NativeChannel();
  const dropFinished = (): boolean => {
    while (unfinished[0] && !unfinished[0].hasMore()) unfinished.shift();
    return unfinished.length > 0;
  };
  addListeners(port1, MOST_PARTS, {
    begin: () => undefined,
    hasMore: dropFinished,
    next: () => unfinished[0]?.next(),
    goOn: () => {
      postThrough(port2, 0);
    },
  });
  apply(native.start, port1, []);
  letGo(port1);
  return (later = port2);
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
  const { port1, port2 } = new NativeChannel();
  port1.onmessage = listener;
  letGo(port1);
  return () => {
    postThrough(port2, 0);
  };
}

/** In Node, an open port would keep the process alive. */
function letGo(port: MessagePort): void {
  const unref: unknown = Reflect.get(port, 'unref');
  if (typeof unref === 'function') apply(unref, port, []);
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

/** Most messages bring one part; an end that also gives credit brings more. */
const USUAL_PARTS = 4;

const NativeChannel = MessageChannel;
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
