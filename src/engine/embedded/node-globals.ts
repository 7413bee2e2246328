/**
 * Takes everything from the global scope that Node has not: what only browsers have is either a way out
 * that the frame's policy must then stop alone, or a name that a program would not find on its host.
 */
export function keepOnlyNodeGlobals(): void {
  for (
    let owner: object | null = globalThis;
    owner;
    owner = Object.getPrototypeOf(owner) as object | null
  ) {
    // Every event target inherits from there on, an AbortSignal too.
    if (owner === EventTarget.prototype) break;
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (!nodeGlobals.has(name)) Reflect.deleteProperty(owner, name);
    }
  }
  const { hardwareConcurrency, language, languages } = navigator;
  const nodeNavigator = {
    hardwareConcurrency,
    language,
    languages,
    platform: 'linux',
    userAgent: 'Node.js/26',
  };
  Object.defineProperty(globalThis, 'navigator', { value: nodeNavigator, configurable: true });
}

const nodeGlobals: ReadonlySet<string> = new Set(
  `AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array
  BigUint64Array Blob Boolean Buffer ByteLengthQueuingStrategy CloseEvent CompressionStream CountQueuingStrategy
  Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream DisposableStack Error ErrorEvent
  EvalError Event EventTarget File FinalizationRegistry Float16Array Float32Array Float64Array FormData Function
  Headers Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math MessageChannel MessageEvent
  MessagePort NaN Number Object Performance PerformanceEntry PerformanceMark PerformanceMeasure
  PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming Promise Proxy QuotaExceededError
  RangeError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
  ReadableStreamDefaultController ReadableStreamDefaultReader ReferenceError Reflect RegExp Request Response Set
  SharedArrayBuffer String SubtleCrypto SuppressedError Symbol SyntaxError Temporal TextDecoder TextDecoderStream
  TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController TypeError URIError URL URLPattern
  URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly
  WebSocket WritableStream WritableStreamDefaultController WritableStreamDefaultWriter atob btoa clearImmediate
  clearInterval clearTimeout console constructor crypto decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape eval fetch global globalThis isFinite isNaN navigator parseFloat parseInt performance process
  queueMicrotask reportError setImmediate setInterval setTimeout structuredClone undefined unescape`.split(
    /\s+/,
  ),
);
