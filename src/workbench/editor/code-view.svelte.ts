import type { SourcePosition } from './source-position.ts';

/** Why a line is marked. */
export type LineMark = { position: SourcePosition; kind: 'error' | 'frame'; words: string };

/** What the other views ask of the editor: lines to mark, and a line to show. */
export class CodeView {
  marks = $state.raw<readonly LineMark[]>([]);
  /** The newest wish to see a line; a new object each time, so that the same line can be shown twice. */
  wanted = $state.raw<{ position: SourcePosition; how: 'go' | 'glance' }>();

  /** Whether the toolkit's sources have a tab of their own. */
  showsToolkit = $state(false);
  /** Whether the Tab key moves on instead of indenting. */
  tabLeaves = $state(false);
  #format = $state.raw<() => void>();

  /** Tells whether the editor knows how to format; the plain one doesn't. */
  get canFormat(): boolean {
    return this.#format !== undefined;
  }

  /** Says who formats the open file, once somebody can. */
  formatBy(format: (() => void) | undefined): void {
    this.#format = format;
  }

  /** Formats the open file, where the editor can. */
  format(): void {
    this.#format?.();
  }

  /** Shows a line in the editor and moves the cursor there. */
  reveal(position: SourcePosition): void {
    this.showsToolkit = false;
    this.wanted = { position, how: 'go' };
  }

  /** Brings a line into view and leaves the cursor and the focus where they are. */
  glance(position: SourcePosition): void {
    this.wanted = { position, how: 'glance' };
  }
}
