/** Of errors that nobody listened for: the words that tell where they were emitted. */
export const emittedErrors = new WeakMap<object, string>();

/** How a value is told in an error's message; `util` gives its own, which itself needs what shows errors. */
export const shown: { inspect: (value: unknown) => string } = { inspect: String };
