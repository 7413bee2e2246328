import { type ConsoleSink, ConsoleMethods } from './console-methods.ts';
import { host } from './host.ts';
import { nodeError } from './node-error.ts';
import { process } from './process.ts';
import { inspect } from './util.ts';

type Stream = { write(text: string): unknown };
type Options = {
  stdout?: unknown;
  stderr?: unknown;
  inspectOptions?: object;
  groupIndentation?: number;
};

const warn = (message: string): void => {
  process.emitWarning(message);
};

/** Node's `console.Console`: a console that writes to streams. */
export class Console extends ConsoleMethods {
  constructor(streams: unknown, errors?: unknown) {
    const options = (isStream(streams) ? { stdout: streams, stderr: errors } : streams) as Options;
    const {
      stdout,
      stderr = stdout,
      inspectOptions,
      groupIndentation,
    } = Object(options) as Options;
    if (!isStream(stdout)) throw notWritable('stdout');
    if (!isStream(stderr)) throw notWritable('stderr');
    super({
      warn,
      write(level, text) {
        const stream = level === 'warn' || level === 'error' ? stderr : stdout;
        stream.write(`${text}\n`);
      },
      ...(inspectOptions ? { inspectOptions } : {}),
      ...(groupIndentation === undefined ? {} : { groupIndentation }),
    });
  }

  // The global console is one, too.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value === consoleModule || Function.prototype[Symbol.hasInstance].call(this, value);
  }
}

/** Node's `console`, which prints to the program's own. */
const consoleModule = Object.defineProperty(
  Object.assign(
    new ConsoleMethods({
      warn,
      write(level, text, values) {
        host().output(level, host().nameFiles(text), values);
      },
    } satisfies ConsoleSink),
    { Console },
  ),
  Symbol.toStringTag,
  { value: 'console', configurable: true },
);

takeListenerWarnings();

export default consoleModule;
export const {
  assert,
  clear,
  count,
  countReset,
  debug,
  dir,
  dirxml,
  error,
  group,
  groupCollapsed,
  groupEnd,
  info,
  log,
  profile,
  profileEnd,
  table,
  time,
  timeEnd,
  timeLog,
  timeStamp,
  trace,
} = consoleModule;
const { warn: printWarning } = consoleModule;
export { printWarning as warn };

// The package behind EventEmitter tells of too many listeners here, and in fewer words than Node.
function takeListenerWarnings(): void {
  const { warn: print } = consoleModule;
  consoleModule.warn = (...values) => {
    const [first] = values;
    if (!(first instanceof Error) || first.name !== 'MaxListenersExceededWarning') {
      print(...values);
      return;
    }
    const { emitter, type, count: amount } = first as Error & ListenerWarning;
    const limit = emitter.getMaxListeners();
    first.message =
      `Possible EventEmitter memory leak detected. ${String(amount)} ${String(type)} listeners added ` +
      `to ${inspect(emitter, { depth: -1 })}. MaxListeners is ${String(limit)}. ` +
      'Use emitter.setMaxListeners() to increase limit';
    process.emitWarning(first);
  };
}

type ListenerWarning = {
  emitter: { getMaxListeners(): number };
  type: string | symbol;
  count: number;
};

function isStream(value: unknown): value is Stream {
  return (
    typeof value === 'object' &&
    value !== null &&
    'write' in value &&
    typeof value.write === 'function'
  );
}

function notWritable(name: string): Error {
  return nodeError(
    'ERR_CONSOLE_WRITABLE_STREAM',
    `Console expects a writable stream instance for ${name}`,
    TypeError,
  );
}
