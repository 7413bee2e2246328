import { tick, untrack } from 'svelte';
import { rowOfKey, rowWindow, scrollToRow } from '../../wire-inspector/row-window.ts';
import type { GradebookRow } from '../grade/gradebook.ts';
import { RowSlots } from './row-slots.ts';

/** What an ordinary class has is all there, for the browser's own search, too; of more only what is in sight. */
const mostDrawn = 120;
const spare = 4;
/** In the root's letters; a row is as high as the table's styles say. */
export const rowHeightInRem = 3.25;
/** Nobody scrolls any more when nothing has moved for so long, in milliseconds. */
const restsAfter = 150;

/** A row that is drawn: its place in the table, and the slot whose elements it has. */
export type DrawnRow = { row: GradebookRow; index: number; slot: number };

/** Which rows of a long table are drawn, as it is scrolled and the focus goes through it. */
export class RowsInSight {
  region = $state<HTMLElement>();
  viewHeight = $state(0);
  titlesHeight = $state(0);
  /** The student whose row has the focus: it stays, also out of sight. */
  focused = $state<string>();
  #scrollTop = $state(0);
  #rem = $state(16);
  #isMoving = $state(false);
  readonly #rows: () => readonly GradebookRow[];
  readonly #slots = new RowSlots();
  #last: readonly DrawnRow[] = [];
  readonly #rowHeight = $derived(rowHeightInRem * this.#rem);
  readonly #window = $derived.by(() => {
    const count = this.#rows().length;
    if (count <= mostDrawn) return { first: 0, end: count };
    const { viewHeight } = this;
    return rowWindow(
      { scrollTop: this.#scrollTop, viewHeight, rowHeight: this.#rowHeight, count },
      spare,
    );
  });
  readonly #first = $derived(this.#window.first);
  readonly #end = $derived(this.#window.end);
  readonly #placed = $derived.by(() => this.#place(this.#rows(), this.#first, this.#end));
  /**
   * In the order of the table, which is that of Tab and of screen readers. While somebody scrolls, elements that would
   * have to move stay where they are among the others: to put a row elsewhere costs as much as to make it.
   */
  readonly drawn: readonly DrawnRow[] = $derived(
    this.#isMoving ? this.#placed.toSorted((one, other) => one.slot - other.slot) : this.#placed,
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPlacing = false;

  constructor(rows: () => readonly GradebookRow[]) {
    this.#rows = rows;
  }

  /** Takes the size of a letter anew. */
  readonly measure = (): void => {
    this.#rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  };

  /** Follows the scrolling. */
  readonly follow = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    this.#scrollTop = currentTarget.scrollTop;
    this.#isMoving = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isMoving = false;
    }, restsAfter);
  };

  /** Before the rows that are drawn change: an element that is put elsewhere loses the focus, and nobody took it away. */
  readonly beforePlacing = (): void => {
    void this.drawn;
    this.#isPlacing = true;
  };

  /** After they have changed: gives the focus back to the row that had it. */
  readonly afterPlacing = (): void => {
    const { drawn } = this;
    this.#isPlacing = false;
    if (document.activeElement !== document.body) return;
    const holder = untrack(() => this.focused);
    const at = drawn.find(({ row }) => row.submission.student === holder)?.index;
    if (at !== undefined) this.#buttonOf(at)?.focus({ preventScroll: true });
  };

  /** The focus has come to a row. */
  readonly enter = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    this.focused = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
  };

  /** It has left a row. */
  readonly leave = (): void => {
    if (!this.#isPlacing) this.focused = undefined;
  };

  /** The arrows, Home and End lead from student to student; whoever has the focus on the table itself scrolls it. */
  async move(event: KeyboardEvent): Promise<void> {
    // A button that is pressed must not be put elsewhere while it is.
    if (event.key === 'Enter' || event.key === ' ') return;
    // Whatever another key does, it finds the rows in their order.
    this.#isMoving = false;
    if (!this.region || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = this.#rows();
    const from = rows.findIndex(({ submission }) => submission.student === this.focused);
    if (from < 0 || !(event.target instanceof HTMLButtonElement)) return;
    const inView = (this.viewHeight - this.titlesHeight) / this.#rowHeight;
    const page = Math.max(1, Math.floor(inView) - 1);
    const to = rowOfKey(event.key, from, rows.length, page);
    if (to === null || !rows[to]) return;
    event.preventDefault();
    await this.#focusRow(to);
  }

  /** Takes the keyboard to a student; to the table itself where it doesn't show them. */
  async focus(student: string): Promise<void> {
    const at = this.#rows().findIndex(({ submission }) => submission.student === student);
    if (at < 0) this.region?.focus();
    else await this.#focusRow(at);
  }

  async #focusRow(at: number): Promise<void> {
    if (!this.region) return;
    this.focused = this.#rows()[at]?.submission.student;
    const { viewHeight, titlesHeight: titles } = this;
    const { scrollTop } = this.region;
    const place = { scrollTop, viewHeight, rowHeight: this.#rowHeight, titles };
    this.region.scrollTop = scrollToRow(at, place);
    await tick();
    this.#buttonOf(at)?.focus();
  }

  #buttonOf(at: number): HTMLElement | null | undefined {
    return this.region?.querySelector<HTMLElement>(`[data-row='${String(at)}'] button`);
  }

  #place(rows: readonly GradebookRow[], first: number, end: number): readonly DrawnRow[] {
    const { focused } = this;
    const places = Array.from({ length: end - first }, (_, at) => first + at);
    const at = rows.findIndex(({ submission }) => submission.student === focused);
    if (at >= end) places.push(at);
    else if (at >= 0 && at < first) places.unshift(at);
    const there = places.flatMap((index) => {
      const row = rows[index];
      return row ? [{ row, index }] : [];
    });
    const slots = this.#slots.assign(there.map(({ row }) => row.submission.student));
    const before: DrawnRow[] = [];
    for (const each of this.#last) before[each.slot] = each;
    this.#last = there.map(({ row, index }, place) => {
      const slot = slots[place] ?? place;
      const last = before[slot];
      // The same object: nothing of the row is looked at again.
      return last?.row === row && last.index === index ? last : { row, index, slot };
    });
    return this.#last;
  }
}
