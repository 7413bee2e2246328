export const { performance } = globalThis;

/** Node's `perf_hooks`, as far as the browser has it. */
const perfHooks = { performance };
export default perfHooks;
