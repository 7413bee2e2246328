/** A `DOMException` that knows where it was thrown, as Node's and a page's do: in a worker, Chromium gives it no frames. */
export function tracedException(words: string, name: string): DOMException {
  const exception = new DOMException(words, name);
  const stack = new Error(words).stack?.replace(/^Error(?=:)/, name);
  Object.defineProperty(exception, 'stack', { value: stack, configurable: true, writable: true });
  return exception;
}
