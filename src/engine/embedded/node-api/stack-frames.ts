/** The frames of a stack's text, one a line, innermost first: Chromium writes a message before them, Firefox doesn't. */
export function stackFrames(stack: string | undefined): string[] {
  return (stack ?? '').split('\n').filter((line) => v8Frame.test(line) || otherFrame.test(line));
}

/**
 * Gives an error, its cause and the errors that it collects stacks in V8's form, which inspecting expects:
 * name and message first, then the frames. One that has it already is left alone.
 */
export function writeStacksAsV8(error: unknown, depth = 0): void {
  if (!(error instanceof Error) || depth > MOST_CAUSES) return;
  const frames = stackFrames(error.stack);
  if (frames.some((frame) => otherFrame.test(frame))) {
    const head = error.message === '' ? error.name : `${error.name}: ${error.message}`;
    const value = [head, ...frames.map(asV8Frame)].join('\n');
    Object.defineProperty(error, 'stack', {
      value,
      configurable: true,
      writable: true,
      enumerable: false,
    });
  }
  writeStacksAsV8(error.cause, depth + 1);
  if (error instanceof AggregateError) {
    for (const one of error.errors) writeStacksAsV8(one, depth + 1);
  }
}

/** A frame in V8's form, whichever browser wrote it. */
export function asV8Frame(frame: string): string {
  const [, name, place] = otherFrame.exec(frame) ?? [];
  if (place === undefined) return frame;
  return name ? `    at ${name} (${place})` : `    at ${place}`;
}

const v8Frame = /^\s+at /;
const otherFrame = /^([^@\s]*)@(\S+:\d+:\d+)$/;
const MOST_CAUSES = 8;
