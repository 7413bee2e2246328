import type PackageEventEmitter from 'events/events.js';

export type Listener = (...args: unknown[]) => void;

/** What events come from: Node's emitters and the web's targets. */
export type EventSource = PackageEventEmitter | EventTarget;

/** Listens until the signal is aborted. */
export function listen(
  source: EventSource,
  event: string | symbol,
  until: AbortSignal,
  listener: Listener,
): void {
  if (isEmitter(source)) {
    source.on(event, listener);
    until.addEventListener('abort', () => {
      source.removeListener(event, listener);
    });
  } else {
    source.addEventListener(String(event), listener, { signal: until });
  }
}

/** Whether it is one of Node's emitters, or works like one. */
export function isEmitter(source: EventSource): source is PackageEventEmitter {
  return 'on' in source && typeof source.on === 'function';
}
