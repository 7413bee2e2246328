import type { SourcePosition } from '../../network/wire-event.ts';
import type { ProgramError } from '../engine.ts';
import { emittedErrors } from './node-api/emitted-errors.ts';
import { writeStacksAsV8 } from './node-api/stack-frames.ts';
import type { SourcePositions } from './source-positions.ts';

/** An uncaught error as the engine reports it, and as Node would print it. */
export type UncaughtError = { error: ProgramError; text: string };

type Surroundings = {
  positions: SourcePositions;
  place?: SourcePosition | undefined;
  lineAt: (position: SourcePosition) => string | undefined;
  inspect: (value: unknown, options?: object) => string;
};

/** Describes whatever a program threw: an error with its learner's stack, or any other value. */
export function describeUncaught(thrown: unknown, surroundings: Surroundings): UncaughtError {
  const { positions, lineAt, place } = surroundings;
  attempt(() => {
    writeStacksAsV8(thrown);
  }, undefined);
  const rawStack =
    thrown instanceof Error ? attempt(() => String(thrown.stack ?? ''), '') : undefined;
  const position = positions.inStack(rawStack ?? '') ?? place;
  const { error, body } =
    thrown instanceof Error
      ? describeError(thrown, rawStack ?? '', surroundings)
      : describeValue(thrown, surroundings);
  const line = position && lineAt(position);
  const head =
    position && line !== undefined
      ? `${position.file}:${String(position.line)}\n${line.trimEnd()}\n${caret(position)}\n\n`
      : '';
  return { error: position ? { ...error, position } : error, text: head + body };
}

type Described = { error: ProgramError; body: string };

function describeError(thrown: Error, rawStack: string, surroundings: Surroundings): Described {
  const { positions, inspect } = surroundings;
  const name = attempt(() => String(thrown.name), 'Error');
  const message = attempt(() => positions.name(String(thrown.message)), '');
  const stack = stackText(positions.name(rawStack), name, message);
  // Like Node, with everything that hangs on the error; Firefox's stacks don't begin with the message.
  const shown = rawStack.includes(thrown.message)
    ? attempt(() => positions.name(inspect(withEmitter(thrown), fatalOptions)), stack)
    : stack;
  return { error: { name, message, stack }, body: shown };
}

function describeValue(thrown: unknown, { inspect }: Surroundings): Described {
  const value = attempt(() => inspect(thrown, fatalOptions), 'something that cannot be shown');
  const message = `Uncaught ${value}`;
  return { error: { name: 'Error', message }, body: message };
}

/** The error with a stack that also tells which emitter emitted it, and where. */
function withEmitter(error: Error): Error {
  const emitted = emittedErrors.get(error);
  if (emitted !== undefined) {
    error.stack = `${error.stack ?? ''}\n${emitted}`;
    emittedErrors.delete(error);
  }
  return error;
}

const fatalOptions = { customInspect: false, depth: 5 };

// Firefox leaves name and message away, Chromium doesn't.
function stackText(stack: string, name: string, message: string): string {
  if (stack.includes(message) && !/^\s+at /.test(stack)) return stack.trimEnd();
  return `${message === '' ? name : `${name}: ${message}`}\n${stack}`.trimEnd();
}

function caret({ column }: SourcePosition): string {
  return `${' '.repeat((column ?? 1) - 1)}^`;
}

function attempt<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
