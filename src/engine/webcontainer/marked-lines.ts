/** What stands before each command in a process's input: an input that is echoed isn't taken for output. */
export const commandMark = '#enchufe:command#';

/** A value as one line that begins with a mark: ASCII only, so that no way of cutting it into chunks can garble it. */
export function toMarkedLine(mark: string, value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${mark}${json}\n`;
}

/** What a text stream holds: values that were marked, and lines of others. */
export type FoundLine = { type: 'value'; value: unknown } | { type: 'other'; text: string };

/** Finds marked values in a text that arrives in chunks. */
export class MarkedLineReader {
  readonly #mark: string;
  /** Of a line that isn't whole yet: a long one comes in many. */
  #parts: string[] = [];

  constructor(mark: string) {
    this.#mark = mark;
  }

  /** Takes the next chunk; gives what became whole with it. */
  read(chunk: string): FoundLine[] {
    const [first = '', ...others] = chunk.split('\n');
    this.#parts.push(first);
    if (others.length === 0) return [];
    const lines = [this.#parts.join(''), ...others];
    this.#parts = [lines.pop() ?? ''];
    return lines.flatMap((line) => this.#find(line.replace(/\r+$/, '')));
  }

  /** Gives what is left when nothing more comes. */
  end(): FoundLine[] {
    const rest = this.#parts.join('');
    this.#parts = [];
    return rest === '' ? [] : this.#find(rest);
  }

  #find(line: string): FoundLine[] {
    const start = line.indexOf(this.#mark);
    if (start < 0) return line.includes(commandMark) ? [] : [{ type: 'other', text: line }];
    const before: FoundLine[] = start > 0 ? [{ type: 'other', text: line.slice(0, start) }] : [];
    try {
      const value: unknown = JSON.parse(line.slice(start + this.#mark.length));
      return [...before, { type: 'value', value }];
    } catch {
      // A program that writes into its output past Node's streams only garbles its own reports.
      return before;
    }
  }
}
