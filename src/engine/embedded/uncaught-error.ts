import type { SourcePosition } from '../../network/wire-event.ts';
import type { ProgramError } from '../engine.ts';
import type { SourcePositions } from './source-positions.ts';

/** An uncaught error as the engine reports it, and as Node would print it. */
export type UncaughtError = { error: ProgramError; text: string };

/** Describes whatever a program threw: an error with its learner's stack, or any other value. */
export function describeUncaught(
  thrown: unknown,
  origin: 'uncaughtException' | 'unhandledRejection',
  options: {
    positions: SourcePositions;
    place?: SourcePosition | undefined;
    lineAt: (position: SourcePosition) => string | undefined;
    inspect: (value: unknown) => string;
  },
): UncaughtError {
  const { positions, lineAt, inspect } = options;
  const isError = thrown instanceof Error;
  const rawStack = isError ? attempt(() => String(thrown.stack ?? ''), '') : '';
  const position = positions.inStack(rawStack) ?? options.place;
  const reason = isError ? '' : attempt(() => inspect(thrown), 'something that cannot be shown');
  const name = isError
    ? attempt(() => String(thrown.name), 'Error')
    : origin === 'unhandledRejection'
      ? 'UnhandledPromiseRejection'
      : 'Error';
  const message = isError
    ? attempt(() => positions.name(String(thrown.message)), '')
    : origin === 'unhandledRejection'
      ? `A promise was rejected with ${reason} and nobody handled it`
      : `Uncaught ${reason}`;
  const stack = isError ? stackText(positions.name(rawStack), name, message) : undefined;
  const body = stack ?? (origin === 'unhandledRejection' ? `${name}: ${message}` : message);
  const details = isError ? attempt(() => ownFields(thrown, inspect), '') : '';
  const line = position && lineAt(position);
  const head =
    position && line !== undefined
      ? `${position.file}:${String(position.line)}\n${line.trimEnd()}\n${caret(position)}\n\n`
      : '';
  return {
    error: { name, message, ...(position ? { position } : {}), ...(stack ? { stack } : {}) },
    text: `${head}${body}${details && ` ${details}`}`,
  };
}

// Firefox leaves name and message away, Chromium doesn't.
function stackText(stack: string, name: string, message: string): string {
  if (stack.includes(message) && !/^\s+at /.test(stack)) return stack.trimEnd();
  return `${message === '' ? name : `${name}: ${message}`}\n${stack}`.trimEnd();
}

function ownFields(error: Error, inspect: (value: unknown) => string): string {
  const fields = Object.entries(error).filter(([key]) => key !== 'stack' && key !== 'message');
  return fields.length === 0 ? '' : inspect(Object.fromEntries(fields));
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
