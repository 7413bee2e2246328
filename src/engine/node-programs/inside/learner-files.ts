import type { SourcePosition } from '../../../network/wire-event.ts';

/** Tells in texts and stacks of a process the files of its learner, by the names that the learner knows. */
export class LearnerFiles {
  readonly #folder: string;

  /** The folder is the address that every module's address begins with, slash included. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether a module is one of the learner's. */
  has(address: string): boolean {
    return address.startsWith(this.#folder);
  }

  /** The text with files under their own names. */
  name(text: string): string {
    return text.replaceAll(this.#folder, '');
  }

  /** The first place in a stack that is in a file of the learner. */
  positionIn(stack: string): SourcePosition | undefined {
    const start = stack.indexOf(this.#folder);
    if (start < 0) return undefined;
    const place = /^([^\s:)]+):(\d+)/.exec(stack.slice(start + this.#folder.length));
    if (place?.[1] === undefined) return undefined;
    return { file: decodeURI(place[1]), line: Number(place[2]) };
  }
}

/** The text without Node's own lines; what an inspected error holds begins behind the last line of its stack. */
export function withoutNodeLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const own =
      /^\s+at .*(?:node:|program-preload\.[jt]s|\/node-programs\/|<anonymous>).*?( [[{]|,)?$/.exec(
        line,
      );
    if (own) lines.push(`${lines.pop() ?? ''}${own[1] ?? ''}`);
    else lines.push(line);
  }
  return lines.join('\n');
}
