import { rowSlots, rowWindow, scrollToRow, type RowWindow } from './row-window.ts';

/** What a list is made of; lengths in pixels, `titles` is the height of what covers its top. */
export type ListShape = { count: number; rowHeight: number; titles: number };

/**
 * Where a long list is scrolled to and which of its rows are drawn. The place is reckoned, not asked of the browser,
 * which would have to lay the page out once more for the answer.
 */
export class RowScroll {
  viewHeight = $state(0);
  /** The newest row stays in sight as long as the reader has not scrolled away from it. */
  isAtEnd = $state(true);
  scroller: HTMLElement | undefined;
  readonly #shape: () => ListShape;
  #scrollTop = $state(0);
  readonly #lastTop = $derived.by(() => {
    const { count, rowHeight, titles } = this.#shape();
    return Math.max(0, titles + count * rowHeight - this.viewHeight);
  });
  readonly #top = $derived(this.isAtEnd ? this.#lastTop : Math.min(this.#scrollTop, this.#lastTop));
  /** The rows that are drawn: as many at both ends of the list as elsewhere, so that none goes and comes again. */
  readonly range: RowWindow = $derived.by(() => {
    const shape = this.#shape();
    const place = { ...shape, scrollTop: this.#top, viewHeight: this.viewHeight };
    const slots = rowSlots(this.viewHeight, shape.rowHeight);
    const first = Math.max(0, Math.min(rowWindow(place).first, shape.count - slots));
    // Only a short way is worth the move of an element; after a longer one every element stays and is filled anew.
    if (Math.abs(first - this.#first) > slots / 3) this.#base += first - this.#first;
    this.#first = first;
    this.#slots = slots;
    return { first, end: Math.min(shape.count, first + slots) };
  });
  #first = 0;
  #base = 0;
  #slots = 1;
  /** How many rows a page is. */
  readonly page = $derived.by(() =>
    Math.max(1, Math.floor(this.viewHeight / this.#shape().rowHeight) - 1),
  );
  readonly hasRoom = $derived(this.viewHeight > 0);

  /** The element that a row has: a row that leaves gives its own to the one that comes. */
  readonly slotOf = (row: number): number =>
    (((row - this.#base) % this.#slots) + this.#slots) % this.#slots;

  constructor(shape: () => ListShape) {
    this.#shape = shape;
  }

  /** The reader, or the browser, has scrolled. */
  readonly note = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollTop } = scroller;
    this.#scrollTop = scrollTop;
    this.isAtEnd = scrollTop + scroller.clientHeight >= scroller.scrollHeight - nearEnd;
  };

  /** Keeps the end in sight, for an effect: it depends on how long the list is. */
  followEnd(): void {
    if (this.isAtEnd && this.hasRoom) this.#scrollTo(this.#lastTop + nearEnd);
  }

  /** Shows the newest row, and those that come. */
  readonly goToEnd = (): void => {
    this.isAtEnd = true;
    this.followEnd();
  };

  /** Brings a row into sight with the least scrolling. Not scrollIntoView: it would scroll the page too. */
  bringIntoSight(index: number): void {
    const shape = this.#shape();
    const top = this.#top;
    const target = scrollToRow(index, { ...shape, scrollTop: top, viewHeight: this.viewHeight });
    if (index < 0 || Math.abs(target - top) < 1) return;
    this.isAtEnd = target >= this.#lastTop - nearEnd;
    // Not only with the scroll event, one frame later.
    this.#scrollTop = target;
    this.#scrollTo(target);
  }

  #scrollTo(top: number): void {
    if (this.scroller) this.scroller.scrollTop = top;
  }
}

/** So far from the end still counts as its end, in pixels. */
const nearEnd = 4;
