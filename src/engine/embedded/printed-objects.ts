import type { PrintedValue } from '../engine.ts';
import { LONGEST_TEXT } from './output-budget.ts';

/** What the objects of one line may cost: how deep, how many in one object, how many and how long in all. */
export const PRINTED_LIMITS = {
  depth: 6,
  entries: 100,
  values: 400,
  text: 1000,
  characters: 12_000,
};

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { ownKeys } = Reflect;
const BYTES_IN_HEAD = 16;

/**
 * The objects among the values that a program printed, as JSON of `PrintedValue[]`; undefined where there is none
 * or where they can't be looked at. Getters aren't called. `nameFiles` puts the learner's files into stacks.
 */
export function printObjects(
  values: readonly unknown[],
  nameFiles: (stack: string) => string = (stack) => stack,
): string | undefined {
  const objects = values.filter((value) => typeof value === 'object' && value !== null);
  if (objects.length === 0) return undefined;
  try {
    const printer = new ObjectPrinter(nameFiles);
    const json = JSON.stringify(objects.map((value) => printer.print(value, 0)));
    return json.length > LONGEST_TEXT ? undefined : json;
  } catch {
    // A proxy's traps and a changed prototype are the program's own code, which may throw.
    return undefined;
  }
}

type Entry = readonly [name: string, value: unknown, isReady?: true];

class ObjectPrinter {
  readonly #nameFiles: (stack: string) => string;
  readonly #parents: object[] = [];
  #values = 0;
  #characters = 0;

  constructor(nameFiles: (stack: string) => string) {
    this.#nameFiles = nameFiles;
  }

  print(value: unknown, depth: number): PrintedValue {
    this.#values++;
    if (typeof value !== 'object' || value === null) return this.#leaf(primitiveText(value));
    if (this.#parents.includes(value)) return this.#leaf('[Circular]');
    const text = this.#text(headOf(value));
    const entries = entriesOf(value, this.#nameFiles);
    if (entries.total === 0) return { text };
    if (depth >= PRINTED_LIMITS.depth) return { text, more: entries.total };
    this.#parents.push(value);
    const printed: [string, PrintedValue][] = [];
    for (const [name, inner, isReady] of entries.first) {
      if (this.#isFull) break;
      const shown = this.#text(name);
      printed.push([shown, isReady ? this.#leaf(String(inner)) : this.print(inner, depth + 1)]);
    }
    this.#parents.pop();
    const more = entries.total - printed.length;
    return { text, entries: printed, ...(more > 0 && { more }) };
  }

  get #isFull(): boolean {
    return this.#values >= PRINTED_LIMITS.values || this.#characters >= PRINTED_LIMITS.characters;
  }

  #leaf(text: string): PrintedValue {
    return { text: this.#text(text) };
  }

  #text(text: string): string {
    const short =
      text.length > PRINTED_LIMITS.text ? `${text.slice(0, PRINTED_LIMITS.text)}…` : text;
    this.#characters += short.length;
    return short;
  }
}

function primitiveText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `'${value.slice(0, PRINTED_LIMITS.text + 1)}'`;
    case 'bigint':
      return `${value}n`;
    case 'function': {
      const name = getOwnPropertyDescriptor(value, 'name')?.value as unknown;
      return typeof name === 'string' && name !== '' ? `[Function: ${name}]` : '[Function]';
    }
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    default:
      return String(value);
  }
}

/** The first line of an object: its class, its size, and what says most about it. */
function headOf(value: object): string {
  const name = className(value);
  if (Array.isArray(value)) return `${name}(${String(value.length)})`;
  if (value instanceof Map || value instanceof Set) return `${name}(${String(value.size)})`;
  if (value instanceof Date) return `${name} ${dateText(value)}`;
  if (value instanceof RegExp) return `${name} ${RegExp.prototype.toString.call(value)}`;
  if (value instanceof Error) return errorHead(value, name);
  if (value instanceof ArrayBuffer) return `${name}(${String(value.byteLength)})`;
  if (value instanceof Uint8Array) {
    const bytes = [...value.subarray(0, BYTES_IN_HEAD)].map((byte) =>
      byte.toString(16).padStart(2, '0'),
    );
    if (value.length > BYTES_IN_HEAD) bytes.push('…');
    return [`${name}(${String(value.length)})`, ...bytes].join(' ');
  }
  if (isTypedArray(value)) return `${name}(${String(value.length)})`;
  return name;
}

function entriesOf(
  value: object,
  nameFiles: (stack: string) => string,
): { first: Entry[]; total: number } {
  if (isTypedArray(value)) {
    const first = Array.from(
      { length: Math.min(value.length, PRINTED_LIMITS.entries) },
      (_, index): Entry => [String(index), value[index]],
    );
    return { first, total: value.length };
  }
  const first: Entry[] = [];
  let total = 0;
  const add = (entry: () => Entry): void => {
    total++;
    if (first.length < PRINTED_LIMITS.entries) first.push(entry());
  };
  if (value instanceof Map) {
    Map.prototype.forEach.call(value, (inner: unknown, key: unknown) => {
      const name = typeof key === 'object' && key !== null ? headOf(key) : primitiveText(key);
      add(() => [`${name} =>`, inner]);
    });
  }
  if (value instanceof Set) {
    let index = 0;
    Set.prototype.forEach.call(value, (inner: unknown) => {
      const name = String(index++);
      add(() => [name, inner]);
    });
  }
  for (const key of ownKeys(value)) {
    const property = getOwnPropertyDescriptor(value, key);
    if (!property?.enumerable && !(value instanceof Error && isErrorPart(key))) continue;
    add(() => propertyEntry(key, property));
  }
  if (value instanceof Error) {
    const stack: unknown = value.stack;
    if (typeof stack === 'string') add(() => ['stack', nameFiles(stack), true]);
  }
  return { first, total };
}

function propertyEntry(key: string | symbol, property: PropertyDescriptor | undefined): Entry {
  const name = typeof key === 'symbol' ? `[${String(key)}]` : key;
  if (property && 'value' in property) return [name, property.value];
  if (property?.get) return [name, property.set ? '[Getter/Setter]' : '[Getter]', true];
  return [name, '[Setter]', true];
}

/** Node shows them too, though they don't count as enumerable. */
function isErrorPart(key: string | symbol): boolean {
  return key === 'cause' || key === 'errors';
}

function className(value: object): string {
  for (let owner: unknown = value; owner !== null; owner = getPrototypeOf(owner)) {
    const maker = getOwnPropertyDescriptor(owner, 'constructor')?.value as unknown;
    if (typeof maker !== 'function') continue;
    const name = getOwnPropertyDescriptor(maker, 'name')?.value as unknown;
    if (typeof name === 'string' && name !== '') return name === 'FastBuffer' ? 'Buffer' : name;
  }
  return '[Object: null prototype]';
}

function errorHead(error: Error, name: string): string {
  const message = getOwnPropertyDescriptor(error, 'message')?.value as unknown;
  return typeof message === 'string' && message !== '' ? `${name}: ${message}` : name;
}

function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(date);
}

type TypedArray = ArrayLike<number | bigint> & object;

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
