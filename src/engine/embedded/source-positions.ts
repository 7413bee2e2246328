import type { SourcePosition } from '../../network/wire-event.ts';

type KnownFile = { file: string; shifted: ReadonlySet<number>; before: number };

/** Knows which address is which file of the learner, and finds the learner's lines in stacks. */
export class SourcePositions {
  readonly #files = new Map<string, KnownFile>();

  /**
   * Remembers that a module of the learner runs under this address, with so many characters of ours before its
   * first line.
   */
  add(address: string, file: string, shiftedLines: readonly number[], before = 0): void {
    this.#files.set(address, { file, shifted: new Set(shiftedLines), before });
  }

  /** The learner's line that runs now, if one is on the stack. */
  current(): SourcePosition | undefined {
    if (this.#files.size === 0) return undefined;
    const top = this.#capture(USUAL_DEPTH);
    const found = top === 'deeper' ? this.#capture(MOST_DEPTH) : top;
    return found === 'deeper' ? undefined : found;
  }

  // Most writes are near the line that made them, and the cost grows with the depth.
  #capture(depth: number): SourcePosition | 'deeper' | undefined {
    const { stackTraceLimit, prepareStackTrace } = NativeError;
    try {
      NativeError.stackTraceLimit = depth;
      NativeError.prepareStackTrace = (_, sites) =>
        this.#firstSite(sites) ?? (sites.length < depth ? undefined : 'deeper');
      // Chromium and Node hand out call sites, which cost far less than a stack's text.
      const found: unknown = new NativeError().stack;
      if (typeof found !== 'string' || found === 'deeper') {
        return found as SourcePosition | 'deeper' | undefined;
      }
      return this.inStack(found) ?? (depth < MOST_DEPTH ? 'deeper' : undefined);
    } catch {
      return undefined;
    } finally {
      NativeError.stackTraceLimit = stackTraceLimit;
      NativeError.prepareStackTrace = prepareStackTrace;
    }
  }

  /** The topmost line of the learner in a stack's text. */
  inStack(stack: string): SourcePosition | undefined {
    for (const frame of stack.matchAll(framePattern)) {
      const position = this.at(frame[1], Number(frame[2]), Number(frame[3]));
      if (position) return position;
    }
    return undefined;
  }

  /** The learner's position behind an address, a line and a column. */
  at(address: string | undefined, line: number, column?: number): SourcePosition | undefined {
    const known = address === undefined ? undefined : this.#files.get(address);
    if (!known || !(line > 0)) return undefined;
    const { file, shifted, before } = known;
    if (!column || shifted.has(line)) return { file, line };
    return { file, line, column: line === 1 ? Math.max(column - before, 1) : column };
  }

  /** Replaces addresses by file names, and leaves away the lines of a stack that are not the learner's. */
  name(text: string): string {
    if (!text.includes('\n')) return this.#nameAll(text);
    const lines: string[] = [];
    for (const line of text.split('\n')) {
      const named = this.#nameLine(line);
      if (named !== undefined) lines.push(named);
      // What an inspected error holds begins behind the last line of its stack.
      else if (/^\s+at .* [[{]$/.test(line)) lines.push(`${lines.pop() ?? ''} ${line.slice(-1)}`);
      else if (/^\s+at .*,$/.test(line)) lines.push(`${lines.pop() ?? ''},`);
    }
    return lines.join('\n');
  }

  #nameLine(line: string): string | undefined {
    const chromium = /^(\s+)at (?:(.*) \()?(\S+?):(\d+):(\d+)\)?( [[{]|,)?$/.exec(line);
    // Firefox 140 leaves some addresses out.
    const firefox = /^(?:([^@\s]*)@)(\S*?):(\d+):(\d+)$/.exec(line);
    if (!chromium && !firefox) {
      const isInternal = /^\s+at .*(<anonymous>|native)\)?(?: [[{]|,)?$/.test(line);
      return isInternal ? undefined : this.#nameAll(line);
    }
    const [indent = '', name, address, row, column, rest = ''] = chromium?.slice(1) ?? [
      '    ',
      ...(firefox?.slice(1) ?? []),
    ];
    const position = this.at(address, Number(row), Number(column));
    if (!position) return undefined;
    const place = [position.file, position.line, position.column].filter(Boolean).join(':');
    return name ? `${indent}at ${name} (${place})${rest}` : `${indent}at ${place}${rest}`;
  }

  #nameAll(text: string): string {
    if (!text.includes('blob:')) return text;
    return text.replace(
      /blob:[^\s:]*:?[^\s:)'"]*/g,
      (address) => this.#files.get(address)?.file ?? address,
    );
  }

  #firstSite(sites: readonly NodeJS.CallSite[]): SourcePosition | undefined {
    for (const site of sites) {
      const address = site.getFileName() ?? undefined;
      if (address === undefined || !this.#files.has(address)) continue;
      return this.at(address, site.getLineNumber() ?? 0, site.getColumnNumber() ?? undefined);
    }
    return undefined;
  }
}

// Taken before any program can replace it.
const NativeError: Pick<ErrorConstructor, 'stackTraceLimit' | 'prepareStackTrace'> &
  (new () => Error) = Error;

const framePattern = /((?:blob:)[^\s()@]+?):(\d+):(\d+)/g;

const USUAL_DEPTH = 16;
const MOST_DEPTH = 64;
