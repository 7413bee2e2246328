const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const typedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
);
const isTyped =
  (name: string) =>
  (value: unknown): boolean =>
    ArrayBuffer.isView(value) && typedArray?.get?.call(value) === name;
const isTagged =
  (name: string) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && tagOf(value) === name;
const isFunctionTagged =
  (...names: string[]) =>
  (value: unknown): boolean =>
    typeof value === 'function' && names.includes(tagOf(value));

/** Node's `util/types`. */
const types = {
  isAnyArrayBuffer: (value: unknown) =>
    isTagged('ArrayBuffer')(value) || isTagged('SharedArrayBuffer')(value),
  isArrayBuffer: isTagged('ArrayBuffer'),
  isArrayBufferView: (value: unknown): boolean => ArrayBuffer.isView(value),
  isAsyncFunction: isFunctionTagged('AsyncFunction', 'AsyncGeneratorFunction'),
  isBigInt64Array: isTyped('BigInt64Array'),
  isBigUint64Array: isTyped('BigUint64Array'),
  isBooleanObject: isTagged('Boolean'),
  isBoxedPrimitive: (value: unknown): boolean =>
    ['Boolean', 'Number', 'String', 'Symbol', 'BigInt'].some((name) => isTagged(name)(value)),
  isDataView: isTagged('DataView'),
  isDate: isTagged('Date'),
  isFloat32Array: isTyped('Float32Array'),
  isFloat64Array: isTyped('Float64Array'),
  isGeneratorFunction: isFunctionTagged('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: isTagged('Generator'),
  isInt8Array: isTyped('Int8Array'),
  isInt16Array: isTyped('Int16Array'),
  isInt32Array: isTyped('Int32Array'),
  isMap: isTagged('Map'),
  isMapIterator: isTagged('Map Iterator'),
  isNativeError: (value: unknown): boolean => value instanceof Error,
  isNumberObject: isTagged('Number'),
  isPromise: isTagged('Promise'),
  isRegExp: isTagged('RegExp'),
  isSet: isTagged('Set'),
  isSetIterator: isTagged('Set Iterator'),
  isSharedArrayBuffer: isTagged('SharedArrayBuffer'),
  isStringObject: isTagged('String'),
  isSymbolObject: isTagged('Symbol'),
  isTypedArray: (value: unknown): boolean =>
    ArrayBuffer.isView(value) && typedArray?.get?.call(value) !== undefined,
  isUint8Array: isTyped('Uint8Array'),
  isUint8ClampedArray: isTyped('Uint8ClampedArray'),
  isUint16Array: isTyped('Uint16Array'),
  isUint32Array: isTyped('Uint32Array'),
  isWeakMap: isTagged('WeakMap'),
  isWeakSet: isTagged('WeakSet'),
};
export default types;
