/** Whether two values are deeply equal: strictly as `util.isDeepStrictEqual`, or loosely as `assert.deepEqual`. */
export function isDeepEqual(left: unknown, right: unknown, mode: 'strict' | 'loose'): boolean {
  return compare(left, right, mode === 'strict', new Map());
}

/** Whether a value has at least everything that another has, as `assert.partialDeepStrictEqual` asks. */
export function isPartlyEqual(actual: unknown, expected: unknown): boolean {
  if (typeof actual !== 'object' || typeof expected !== 'object' || !actual || !expected) {
    return Object.is(actual, expected);
  }
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  if (expected instanceof Map && actual instanceof Map) {
    return [...(expected as Map<unknown, unknown>)].every(
      ([key, value]) => actual.has(key) && isPartlyEqual(actual.get(key), value),
    );
  }
  if (expected instanceof Set || Array.isArray(expected)) {
    const members = [...(actual as Iterable<unknown>)];
    return [...(expected as Iterable<unknown>)].every((member) => {
      const index = members.findIndex((one) => isPartlyEqual(one, member));
      if (index >= 0) members.splice(0, Array.isArray(expected) ? index + 1 : 0);
      return index >= 0;
    });
  }
  const keys = ownKeys(expected, true);
  if (keys.length === 0 || ArrayBuffer.isView(expected))
    return isDeepEqual(actual, expected, 'strict');
  return keys.every(
    (key) => key in actual && isPartlyEqual(Reflect.get(actual, key), Reflect.get(expected, key)),
  );
}

type Seen = Map<object, object>;

function compare(left: unknown, right: unknown, isStrict: boolean, seen: Seen): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    // eslint-disable-next-line eqeqeq -- the loose comparison is loose on purpose
    return !isStrict && (left == right || (Number.isNaN(left) && Number.isNaN(right)));
  }
  if (seen.get(left) === right) return true;
  seen.set(left, right);
  if (isStrict && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (Object.prototype.toString.call(left) !== Object.prototype.toString.call(right)) return false;
  if (Array.isArray(left) && left.length !== (right as unknown[]).length) return false;
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof RegExp && right instanceof RegExp) return String(left) === String(right);
  if (left instanceof Error && right instanceof Error) {
    if (left.message !== right.message || left.name !== right.name) return false;
  }
  if (ArrayBuffer.isView(left) && ArrayBuffer.isView(right)) return haveSameBytes(left, right);
  if (left instanceof Map && right instanceof Map)
    return haveSameEntries(left, right, isStrict, seen);
  if (left instanceof Set && right instanceof Set)
    return haveSameMembers(left, right, isStrict, seen);
  if (isBoxed(left) && !Object.is(left.valueOf(), right.valueOf())) return false;
  const keys = ownKeys(left, isStrict);
  return (
    keys.length === ownKeys(right, isStrict).length &&
    keys.every(
      (key) =>
        Object.prototype.propertyIsEnumerable.call(right, key) &&
        compare(Reflect.get(left, key), Reflect.get(right, key), isStrict, seen),
    )
  );
}

function ownKeys(value: object, isStrict: boolean): PropertyKey[] {
  const symbols = isStrict ? Object.getOwnPropertySymbols(value) : [];
  return [
    ...Object.keys(value),
    ...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)),
  ];
}

function isBoxed(value: object): boolean {
  return value instanceof Number || value instanceof String || value instanceof Boolean;
}

function haveSameBytes(left: ArrayBufferView, right: ArrayBufferView): boolean {
  if (left.byteLength !== right.byteLength) return false;
  const a = new Uint8Array(left.buffer, left.byteOffset, left.byteLength);
  const b = new Uint8Array(right.buffer, right.byteOffset, right.byteLength);
  return a.every((byte, index) => byte === b[index]);
}

function haveSameEntries(
  left: Map<unknown, unknown>,
  right: Map<unknown, unknown>,
  isStrict: boolean,
  seen: Seen,
): boolean {
  if (left.size !== right.size) return false;
  const others = [...right];
  return [...left].every(([key, value]) => {
    if (right.has(key)) return compare(value, right.get(key), isStrict, seen);
    const found = others.findIndex(
      ([otherKey, otherValue]) =>
        compare(key, otherKey, isStrict, seen) && compare(value, otherValue, isStrict, seen),
    );
    if (found >= 0) others.splice(found, 1);
    return found >= 0;
  });
}

function haveSameMembers(
  left: Set<unknown>,
  right: Set<unknown>,
  isStrict: boolean,
  seen: Seen,
): boolean {
  if (left.size !== right.size) return false;
  const others = [...right];
  return [...left].every((member) => {
    if (right.has(member)) return true;
    const found = others.findIndex((other) => compare(member, other, isStrict, seen));
    if (found >= 0) others.splice(found, 1);
    return found >= 0;
  });
}
