import type { VirtualClock } from './virtual-clock.ts';

/** How a program's timers begin, as far as the globals need them. */
export type StartTimer = (fire: () => void, milliseconds: number) => { unref(): unknown };

/** Makes `Date`, `performance`, `Temporal.Now` and `AbortSignal.timeout` of this realm follow a virtual clock. */
export function installVirtualGlobals(clock: VirtualClock, startTimer: StartTimer): void {
  define(globalThis, 'Date', virtualDate(clock));
  installPerformance(clock);
  installTemporal(clock);
  define(AbortSignal, 'timeout', function timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    const reason = () =>
      new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    startTimer(() => controller.abort(reason()), milliseconds).unref();
    return controller.signal;
  });
}

function virtualDate(clock: VirtualClock): DateConstructor {
  const RealDate = globalThis.Date;
  function Date(...values: unknown[]): unknown {
    if (!new.target) return new RealDate(clock.now).toString();
    const given = values.length === 0 ? [clock.now] : values;
    return Reflect.construct(RealDate, given, new.target === Date ? RealDate : new.target);
  }
  // A minifier may have renamed the function.
  Object.defineProperty(Date, 'name', { value: RealDate.name, configurable: true });
  Object.defineProperty(Date, 'length', { value: RealDate.length, configurable: true });
  define(Date, 'UTC', RealDate.UTC);
  define(Date, 'parse', RealDate.parse);
  define(Date, 'now', () => Math.floor(clock.now));
  Object.defineProperty(Date, 'prototype', { value: RealDate.prototype, writable: false });
  // Or `new Date().constructor` would be a way to the machine's time.
  define(RealDate.prototype, 'constructor', Date);
  return Date as unknown as DateConstructor;
}

function installPerformance(clock: VirtualClock): void {
  const { performance } = globalThis;
  const mark = performance.mark.bind(performance);
  const measure = performance.measure.bind(performance);
  define(performance, 'now', () => clock.elapsed);
  Object.defineProperty(performance, 'timeOrigin', { value: clock.startsAt, configurable: true });
  define(performance, 'mark', (name: string, options?: PerformanceMarkOptions) =>
    mark(name, { startTime: clock.elapsed, ...options }),
  );
  define(performance, 'measure', (name: string, start?: unknown, end?: string) => {
    if (typeof start === 'object' && start !== null) {
      const span = start as PerformanceMeasureOptions;
      const isOpen = span.end === undefined && span.duration === undefined;
      return measure(name, isOpen ? { ...span, end: clock.elapsed } : span);
    }
    const from = typeof start === 'string' ? { start } : { start: 0 };
    return measure(name, { ...from, end: end ?? clock.elapsed });
  });
}

type Zoned = { toPlainDateTime(): unknown; toPlainDate(): unknown; toPlainTime(): unknown };
type Instant = { toZonedDateTimeISO(zone: unknown): Zoned };
type TemporalApi = {
  Now: { timeZoneId(): string };
  Instant: { fromEpochMilliseconds(milliseconds: number): Instant };
};

function installTemporal(clock: VirtualClock): void {
  const api: unknown = Reflect.get(globalThis, 'Temporal');
  if (typeof api !== 'object' || api === null) return;
  const { Now, Instant } = api as TemporalApi;
  const instant = () => Instant.fromEpochMilliseconds(Math.floor(clock.now));
  const zoned = (zone: unknown = Now.timeZoneId()) => instant().toZonedDateTimeISO(zone);
  define(Now, 'instant', instant);
  define(Now, 'zonedDateTimeISO', zoned);
  define(Now, 'plainDateTimeISO', (zone?: unknown) => zoned(zone).toPlainDateTime());
  define(Now, 'plainDateISO', (zone?: unknown) => zoned(zone).toPlainDate());
  define(Now, 'plainTimeISO', (zone?: unknown) => zoned(zone).toPlainTime());
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: false,
  });
}
