type Listener = EventListenerOrEventListenerObject;
type Entry = { type: string; listener: Listener; isCapture: boolean; forget: () => void };
type Options = boolean | AddEventListenerOptions | undefined;

const entriesOf = new WeakMap<EventTarget, Entry[]>();

/** The listeners of one type of event, in the order in which they were added since `watchEventTargets`. */
export function listenersOf(target: EventTarget, type: string): Listener[] {
  const entries = entriesOf.get(target) ?? [];
  return entries.filter((entry) => entry.type === type).map(({ listener }) => listener);
}

/** Makes the targets of events remember their listeners, which browsers tell nobody. */
export function watchEventTargets(): void {
  const { prototype } = EventTarget;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with Reflect.apply
  const { addEventListener: add, removeEventListener: remove } = prototype;
  const watched = {
    addEventListener(this: EventTarget, type: string, listener: Listener, options?: Options) {
      // Without an object before the dot it is the global one that listens.
      const target = (this as EventTarget | undefined) ?? globalThis;
      const isOnce = typeof options === 'object' && options.once === true;
      const signal = typeof options === 'object' ? options.signal : undefined;
      const isCapture = captures(options);
      const isNew =
        !signal?.aborted && isListener(listener) && !find(target, type, listener, isCapture);
      if (!isNew) {
        Reflect.apply(add, this, [type, listener, options]);
        return;
      }
      const entry: Entry = { type, listener, isCapture, forget: () => undefined };
      const forget = (): void => {
        entriesOf.set(
          target,
          (entriesOf.get(target) ?? []).filter((other) => other !== entry),
        );
      };
      if (isOnce) {
        // It goes first, since what is to be called once is forgotten before it is called.
        Reflect.apply(add, this, [type, forget, options]);
        entry.forget = () => {
          Reflect.apply(remove, target, [type, forget, options]);
        };
      }
      Reflect.apply(add, this, [type, listener, options]);
      entriesOf.set(target, [...(entriesOf.get(target) ?? []), entry]);
      if (signal) Reflect.apply(add, signal, ['abort', forget, { once: true }]);
    },
    removeEventListener(this: EventTarget, type: string, listener: Listener, options?: Options) {
      const target = (this as EventTarget | undefined) ?? globalThis;
      Reflect.apply(remove, this, [type, listener, options]);
      const entry = find(target, type, listener, captures(options));
      if (!entry) return;
      entry.forget();
      entriesOf.set(
        target,
        (entriesOf.get(target) ?? []).filter((other) => other !== entry),
      );
    },
  };
  for (const [name, value] of Object.entries(watched)) {
    Object.defineProperty(prototype, name, { value });
  }
}

function find(
  target: EventTarget,
  type: string,
  listener: Listener,
  isCapture: boolean,
): Entry | undefined {
  return entriesOf
    .get(target)
    ?.find(
      (entry) =>
        entry.type === type && entry.listener === listener && entry.isCapture === isCapture,
    );
}

function captures(options: Options): boolean {
  return typeof options === 'object' ? options.capture === true : options === true;
}

function isListener(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}
