import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { VirtualClock } from '../../virtual-clock.ts';
import { installVirtualGlobals } from '../../virtual-globals.ts';
import { replaceMethod } from './replace-method.ts';

type Callback = (...args: unknown[]) => void;
type NodeTimer = NodeJS.Timeout & { _destroyed: boolean };

const native = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setImmediate: globalThis.setImmediate,
  wait: timersPromises.setTimeout,
};
const longestMs = 2 ** 31 - 1;

/** Makes this process's timers, clocks and socket timeouts follow a virtual clock. */
export function installVirtualTimers(startsAt: number): VirtualClock {
  const clock = new VirtualClock(startsAt);
  const start = (callback: Callback, ms: unknown, args: unknown[], isRepeating: boolean) =>
    startTimer(clock, callback, ms, args, isRepeating);
  function setTimeout(callback: Callback, ms?: number, ...args: unknown[]): NodeTimer {
    return start(callback, ms, args, false);
  }
  function setInterval(callback: Callback, ms?: number, ...args: unknown[]): NodeTimer {
    return start(callback, ms, args, true);
  }
  installVirtualGlobals(clock, setTimeout);
  installPromises(setTimeout, setInterval);
  Object.defineProperty(setTimeout, promisify.custom, { value: timersPromises.setTimeout });
  Object.assign(timers, { setTimeout, setInterval });
  Object.assign(globalThis, { setTimeout, setInterval });
  installProcessClock(clock);
  installSocketTimeouts(setTimeout);
  syncBuiltinESMExports();
  return clock;
}

/**
 * A timer is one of Node's own, so that it looks and holds the process as one, with a time that never comes;
 * the virtual clock calls its callback, in a turn of Node's loop.
 */
function startTimer(
  clock: VirtualClock,
  callback: Callback,
  ms: unknown,
  args: unknown[],
  isRepeating: boolean,
): NodeTimer {
  const timer = native.setTimeout(callback, longestMs, ...args) as NodeTimer;
  const asked = Number(ms);
  const duration = asked >= 1 && asked <= longestMs ? Math.trunc(asked) : 1;
  const refreshNative = timer.refresh.bind(timer);
  let hasFired = false;
  // Node clears its own timers, and tells no clock.
  const isCleared = () => timer._destroyed;
  let waiting = clock.start(duration, fire, isCleared);
  const restart = () => {
    clock.stop(waiting);
    waiting = clock.start(duration, fire, isCleared);
  };
  Object.defineProperty(timer, 'refresh', {
    value: () => {
      if (timer._destroyed && !hasFired) return timer;
      timer._destroyed = false;
      hasFired = false;
      refreshNative();
      restart();
      return timer;
    },
  });
  return timer;

  function fire(): void {
    native.setImmediate(() => {
      if (timer._destroyed) return;
      const fired = waiting;
      try {
        Reflect.apply(callback, timer, args);
      } finally {
        // The callback may have cleared the timer, or have started it anew.
        if (!timer._destroyed && waiting === fired) {
          if (isRepeating) {
            restart();
          } else {
            hasFired = true;
            native.clearTimeout(timer);
          }
        }
      }
    });
  }
}

type Start = (callback: Callback, ms?: number) => NodeTimer;
type Options = { ref?: boolean; signal?: AbortSignal };

function installPromises(start: Start, repeat: Start): void {
  const setTimeout = (ms?: number, value?: unknown, options: Options = {}): Promise<unknown> => {
    const { ref, signal } = options;
    // What Node rejects, it rejects in its own words.
    const refuse = () => native.wait(longestMs, value, options);
    if (signal?.aborted) return refuse();
    return new Promise((resolve, reject) => {
      const timer = start(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      }, ms);
      const abort = () => {
        native.clearTimeout(timer);
        refuse().catch(reject);
      };
      if (ref === false) timer.unref();
      signal?.addEventListener('abort', abort, { once: true });
    });
  };
  async function* setInterval(ms?: number, value?: unknown, options: Options = {}) {
    const { ref, signal } = options;
    let due = 0;
    let wake: () => void = () => undefined;
    const tick = () => {
      due += 1;
      wake();
    };
    const stop = () => wake();
    const timer = repeat(tick, ms);
    if (ref === false) timer.unref();
    signal?.addEventListener('abort', stop);
    try {
      for (;;) {
        if (signal?.aborted) await native.wait(longestMs, value, { signal });
        if (due > 0) {
          due -= 1;
          yield value;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      native.clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }
  Object.assign(timersPromises, { setTimeout, setInterval });
  Object.defineProperty(timersPromises.scheduler, 'wait', {
    value: (ms: number, options?: Options) => setTimeout(ms, undefined, options),
  });
}

function installProcessClock(clock: VirtualClock): void {
  const hrtime = (since?: [number, number]): [number, number] => {
    const nanoseconds = nanosecondsOf(clock);
    const from = since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n;
    const passed = nanoseconds - from;
    return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
  };
  process.hrtime = Object.assign(hrtime, { bigint: () => nanosecondsOf(clock) });
  process.uptime = () => clock.elapsed / 1000;
}

function nanosecondsOf(clock: VirtualClock): bigint {
  return BigInt(Math.floor(clock.elapsed * 1_000_000));
}

type TimedSocket = net.Socket & { _onTimeout(): void };

/** Node counts a socket's idle time with timers of its own. */
function installSocketTimeouts(start: Start): void {
  const idle = new WeakMap<net.Socket, NodeTimer>();
  replaceMethod(net.Socket.prototype, 'setTimeout', (setTimeout) => {
    return function (this: TimedSocket, ms: unknown, callback: unknown) {
      const isCounting = typeof ms === 'number' && ms > 0 && ms <= longestMs;
      Reflect.apply(setTimeout, this, [isCounting ? longestMs : ms, callback]);
      native.clearTimeout(idle.get(this));
      idle.delete(this);
      if (!isCounting) return this;
      Object.assign(this, { timeout: ms });
      const timer = start(() => {
        if (!this.destroyed) this._onTimeout();
      }, ms);
      idle.set(this, timer.unref());
      return this;
    };
  });
  replaceMethod(net.Socket.prototype, '_unrefTimer', (refresh) => {
    return function (this: net.Socket) {
      Reflect.apply(refresh, this, []);
      idle.get(this)?.refresh();
    };
  });
}
