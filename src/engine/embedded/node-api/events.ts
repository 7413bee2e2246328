import PackageEventEmitter from 'events/events.js';
import { captureRejectionSymbol, errorMonitor, EventEmitter } from './event-emitter.ts';
import { type EventSource, isEmitter } from './event-source.ts';
import { listenersOf } from './event-target-listeners.ts';
import { on } from './events-on.ts';
import { once } from './events-once.ts';
import { invalidArgumentType } from './node-error.ts';

export { captureRejectionSymbol, errorMonitor, EventEmitter, on, once };

type Emitter = PackageEventEmitter;

export const { defaultMaxListeners } = PackageEventEmitter;

/** The listeners of an event, of one of Node's emitters or of a target of the web. */
export function getEventListeners(emitter: EventSource, event: string | symbol): unknown[] {
  if (isEmitter(emitter)) return emitter.listeners(event);
  if (emitter instanceof EventTarget) return listenersOf(emitter, String(event));
  throw invalidArgumentType('emitter', 'an instance of EventEmitter or EventTarget', emitter);
}

/** How many listeners of one event an emitter takes before it warns. */
export function getMaxListeners(emitter: Emitter): number {
  return emitter.getMaxListeners();
}

/** Sets how many listeners of one event the emitters take before they warn; for all new ones without emitters. */
export function setMaxListeners(count = defaultMaxListeners, ...emitters: EventSource[]): void {
  if (emitters.length === 0) PackageEventEmitter.defaultMaxListeners = count;
  for (const emitter of emitters) if (isEmitter(emitter)) emitter.setMaxListeners(count);
}

/** How many listeners an event has. */
export function listenerCount(emitter: Emitter, event: string | symbol): number {
  return emitter.listenerCount(event);
}

/** Calls a listener when a signal is aborted, also when it already was. */
export function addAbortListener(signal: AbortSignal, listener: () => void): Disposable {
  if (signal.aborted) queueMicrotask(listener);
  else signal.addEventListener('abort', listener, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener('abort', listener);
    },
  };
}

Object.assign(EventEmitter, {
  EventEmitter,
  addAbortListener,
  captureRejectionSymbol,
  captureRejections: false,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains: false,
});

export default EventEmitter;
export { EventEmitter as 'module.exports' };
