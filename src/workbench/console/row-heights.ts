/** The heights of the rows of a long list, in pixels: guessed first, measured as soon as a row is drawn. */
export class RowHeights {
  #heights: number[] = [];
  /** `#starts[i]` is where row i begins; right up to and with `#right`. */
  #starts: number[] = [0];
  #right = 0;

  get count(): number {
    return this.#heights.length;
  }

  /** Where the last row ends. */
  get total(): number {
    return this.start(this.#heights.length);
  }

  /** Begins again with other rows. */
  reset(heights: readonly number[]): void {
    this.#heights = [...heights];
    this.#right = 0;
  }

  /** Adds a row at the end. */
  push(height: number): void {
    this.#heights.push(height);
  }

  /** Takes rows from the front; returns how high they were. */
  drop(count: number): number {
    if (count <= 0) return 0;
    const height = this.start(count);
    this.#heights.splice(0, count);
    this.#right = 0;
    return height;
  }

  /** Notes how high a row is; returns by how much that differs from before. */
  set(index: number, height: number): number {
    const before = this.#heights[index];
    if (before === undefined) return 0;
    this.#heights[index] = height;
    this.#right = Math.min(this.#right, index);
    return height - before;
  }

  /** Where a row begins; the row after the last one begins where the list ends. */
  start(index: number): number {
    const asked = Math.max(0, Math.min(index, this.#heights.length));
    for (let at = this.#right; at < asked; at++) {
      this.#starts[at + 1] = (this.#starts[at] ?? 0) + (this.#heights[at] ?? 0);
    }
    this.#right = Math.max(this.#right, asked);
    return this.#starts[asked] ?? 0;
  }

  /** The row at a place; the last one for places below the list. */
  at(y: number): number {
    this.start(this.#heights.length);
    let low = 0;
    let high = Math.max(0, this.#heights.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Guesses how high a text in a fixed-width font will be: `columns` characters fit in a line. */
export function guessHeight(text: string, columns: number, lineHeight: number): number {
  let rows = 1 + Math.floor(Math.max(0, text.length - 1) / Math.max(1, columns));
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows++;
  return rows * lineHeight;
}
