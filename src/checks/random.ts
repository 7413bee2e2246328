import { seededChance } from '../network/seeded-chance.ts';

/** Random values that a seed reproduces. */
export type Random = {
  integer(from: number, to: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** Lower-case ASCII letters. */
  word(length?: number): string;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** Characters drawn from `alphabet`. */
  text(length: number, alphabet: string): string;
  shuffle<Value>(values: readonly Value[]): Value[];
};

/** Makes the random values of one check: the same seed and name give the same values. */
export function createRandom(seed: number, name: string): Random {
  const next = seededChance(seed ^ hash(name));
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const text = (length: number, alphabet: string) => {
    const characters = [...alphabet];
    return Array.from({ length }, () => characters[integer(0, characters.length - 1)]).join('');
  };
  return {
    integer,
    text,
    pick(values) {
      if (values.length === 0) throw new RangeError('Expected values to pick from, got none.');
      return values[integer(0, values.length - 1)] as (typeof values)[number];
    },
    word: (length = integer(4, 9)) => text(length, 'abcdefghijklmnopqrstuvwxyz'),
    bytes: (length) => Uint8Array.from({ length }, () => integer(0, 255)),
    shuffle(values) {
      const rest = [...values];
      return values.flatMap(() => rest.splice(integer(0, rest.length - 1), 1));
    },
  };
}

/** A seed for a run that nobody asked to repeat. */
export function chooseSeed(): number {
  return Math.floor(Math.random() * 0x7fff_ffff);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
