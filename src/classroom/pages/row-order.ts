import type { GradebookRow } from '../grade/gradebook.ts';
import type { Language } from '../../translations/text.ts';

/** Whose points come first; a row without a value comes last either way. */
export type RowSort = {
  /** Undefined: by name. */
  value: ((row: GradebookRow) => number | undefined) | undefined;
  isDown: boolean;
};

/**
 * Puts the rows of a gradebook in order and finds people among them. Grades come in by the thousand while nobody's name
 * changes, so what names say is worked out once.
 */
export class RowOrder {
  readonly #language: Language;
  readonly #collator: Intl.Collator;
  readonly #plain = new Map<string, string>();
  #names: readonly string[] = [];
  /** The places of the rows, by name. */
  #order: readonly number[] = [];

  constructor(language: Language) {
    this.#language = language;
    this.#collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  }

  /** The rows in the wanted order; those that are alike go by their names. */
  sort(rows: readonly GradebookRow[], { value, isDown }: RowSort): readonly GradebookRow[] {
    const byName = this.#byName(rows);
    if (!value) return isDown ? byName.toReversed() : byName;
    const sign = isDown ? -1 : 1;
    const valued = byName.map((row) => ({ row, value: value(row) }));
    valued.sort((one, other) => {
      if (one.value === undefined || other.value === undefined) {
        return Number(one.value === undefined) - Number(other.value === undefined);
      }
      return sign * (one.value - other.value);
    });
    return valued.map(({ row }) => row);
  }

  /** Those whose name has this in it, whatever its accents and capitals. */
  find(rows: readonly GradebookRow[], wanted: string): readonly GradebookRow[] {
    const plain = this.#plainly(wanted.trim());
    if (plain === '') return rows;
    return rows.filter((row) => this.#plainNameOf(nameOf(row)).includes(plain));
  }

  #byName(rows: readonly GradebookRow[]): readonly GradebookRow[] {
    const isKnown =
      rows.length === this.#names.length &&
      rows.every((row, place) => nameOf(row) === this.#names[place]);
    if (!isKnown) {
      this.#names = rows.map(nameOf);
      this.#order = this.#names
        .map((name, place) => ({ name, place }))
        .sort((one, other) => this.#collator.compare(one.name, other.name))
        .map(({ place }) => place);
    }
    return this.#order.flatMap((place) => rows[place] ?? []);
  }

  #plainNameOf(name: string): string {
    const known = this.#plain.get(name);
    if (known !== undefined) return known;
    const plain = this.#plainly(name);
    this.#plain.set(name, plain);
    return plain;
  }

  #plainly(text: string): string {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(this.#language);
  }
}

function nameOf({ submission }: GradebookRow): string {
  return submission.handIn.student;
}
