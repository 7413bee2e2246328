/** The browser's, which has the same entries and clocks as Node's. */
export const {
  performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
} = globalThis;

/** Node's `perf_hooks`, as far as the browser has it. */
const perfHooks = {
  performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
};
export default perfHooks;
