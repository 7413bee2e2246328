import type { JsonValue } from '../../engine.ts';
import type { ProgramHost } from '../program-host.ts';
import { EventEmitter } from './events.ts';
import { elapsedMs } from './clock.ts';
import { host } from './host.ts';
import { programFolder } from './module-meta.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { OutputStream } from './output-stream.ts';
import { ProcessEnds, signalNumbers } from './process-ends.ts';
import { ProcessWarnings } from './process-warnings.ts';

type Environment = Record<string, string | undefined>;

class Process extends EventEmitter {
  readonly title = 'node';
  readonly version = 'v26.10.0';
  readonly versions = { node: '26.10.0', v8: '14.6.0', modules: '147' };
  readonly release = { name: 'node', lts: false };
  readonly allowedNodeEnvironmentFlags = new Set<string>();
  readonly arch = 'x64';
  readonly platform = 'linux';
  readonly pid = 1_000;
  readonly ppid = 1;
  readonly execPath = '/usr/local/bin/node';
  readonly execArgv: string[] = [];
  readonly argv0 = 'node';
  readonly features = {};
  readonly config = {};
  /** Given at the start, by who can make streams: they need `process` themselves. */
  stdin: unknown;
  readonly stdout = new OutputStream('log', 1);
  readonly stderr = new OutputStream('error', 2);
  argv = ['/usr/local/bin/node', `${programFolder}/server.ts`];
  env: Environment = makeEnvironment();
  /** Whether somebody hears `send`; undefined functions tell that nobody does, as in Node. */
  connected = false;
  /** What `getBuiltinModule` looks into. */
  modules: ReadonlyMap<string, object> | undefined;
  send: ((value: JsonValue, ...rest: unknown[]) => boolean) | undefined;
  disconnect: (() => void) | undefined;
  readonly nextTick = nextTick;
  readonly hrtime = Object.assign(
    (since?: [number, number]): [number, number] => {
      const now = elapsedMs();
      const time: [number, number] = [
        Math.floor(now / 1_000),
        Math.floor((now % 1_000) * 1_000_000),
      ];
      if (!since) return time;
      const seconds = time[0] - since[0];
      const nanoseconds = time[1] - since[1];
      return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1_000_000_000] : [seconds, nanoseconds];
    },
    { bigint: () => BigInt(Math.floor(elapsedMs() * 1_000_000)) },
  );
  readonly #ends = new ProcessEnds(this);
  readonly #warnings = new ProcessWarnings({
    pid: this.pid,
    emit: (warning) => this.emit('warning', warning),
    print: (text) => this.stderr.write(text),
  });
  #exitCode: number | undefined;
  #hold: (() => void) | undefined;
  #isExiting = false;

  get exitCode(): number | undefined {
    return this.#exitCode;
  }

  set exitCode(code: unknown) {
    this.#exitCode = readExitCode(code);
  }

  cwd(): string {
    return programFolder;
  }

  chdir(): never {
    throw nodeError(
      'ERR_WORKER_UNSUPPORTED_OPERATION',
      'There are no folders in the embedded engine.',
    );
  }

  uptime(): number {
    return elapsedMs() / 1_000;
  }

  get [Symbol.toStringTag](): string {
    return 'process';
  }

  memoryUsage(): Record<'rss' | 'heapTotal' | 'heapUsed' | 'external' | 'arrayBuffers', number> {
    const memory: unknown = Reflect.get(performance, 'memory');
    const read = (key: string): number =>
      typeof memory === 'object' && memory !== null ? Number(Reflect.get(memory, key)) : 0;
    const heapUsed = read('usedJSHeapSize');
    const heapTotal = read('totalJSHeapSize');
    return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
  }

  cpuUsage(): { user: number; system: number } {
    return { user: Math.floor(elapsedMs() * 1_000), system: 0 };
  }

  umask(): number {
    return 0o022;
  }

  getuid(): number {
    return 1_000;
  }

  exit(code?: unknown): never {
    if (code !== undefined) this.exitCode = code;
    return host().exit(this.#exitCode ?? 0);
  }

  reallyExit(code: number): never {
    return host().exit(code);
  }

  abort(): never {
    return host().exit(134);
  }

  kill(pid: number, signal: string | number = 'SIGTERM'): boolean {
    const name =
      typeof signal === 'number'
        ? Object.keys(signalNumbers).find((one) => signalNumbers[one] === signal)
        : signal;
    if (pid !== this.pid) {
      throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH', errno: -3, syscall: 'kill' });
    }
    if (signal === 0) return true;
    const number = name === undefined ? undefined : signalNumbers[name];
    if (name === undefined || number === undefined) {
      throw nodeError('ERR_UNKNOWN_SIGNAL', `Unknown signal: ${String(signal)}`, TypeError);
    }
    if (name === 'SIGKILL' || this.listenerCount(name) === 0) return host().exit(128 + number);
    const release = host().keepAlive();
    nativeSetTimeout(() => {
      this.#ends.signal(name);
      release();
    }, 0);
    return true;
  }

  emitWarning(warning: unknown, options?: unknown, code?: unknown): void {
    this.#warnings.emit(warning, options, code);
  }

  setUncaughtExceptionCaptureCallback(capture: unknown): void {
    this.#ends.setCapture(capture);
  }

  hasUncaughtExceptionCaptureCallback(): boolean {
    return this.#ends.hasCapture();
  }

  getBuiltinModule(name: string): object | undefined {
    const module = this.modules?.get(String(name));
    return module && ((Reflect.get(module, 'default') as object | undefined) ?? module);
  }

  binding(): never {
    throw nodeError(
      'ERR_ACCESS_DENIED',
      'process.binding is not available in the embedded engine.',
    );
  }

  /** Joins the object to the program's surroundings. */
  begin(surroundings: ProgramHost): void {
    Object.assign(this.env, surroundings.env);
    const { sendMessage } = surroundings;
    if (sendMessage) this.#openChannel(surroundings, sendMessage);
    this.#ends.begin(surroundings);
    surroundings.onBeforeExit(() => {
      runTurn(() => this.emit('beforeExit', this.#exitCode ?? 0));
    });
    surroundings.onExit((code) => {
      if (this.#isExiting) return this.#exitCode ?? code;
      this.#isExiting = true;
      if (code !== 0 || this.#exitCode === undefined) this.#exitCode = code;
      try {
        this.emit('exit', this.#exitCode);
      } finally {
        this.stdout.flush();
        this.stderr.flush();
      }
      return this.#exitCode;
    });
  }

  #openChannel(surroundings: ProgramHost, sendMessage: (value: JsonValue) => void): void {
    this.connected = true;
    this.send = (value, ...rest) => {
      sendMessage(value);
      const callback = rest.at(-1);
      if (typeof callback === 'function') nextTick(callback as (error: null) => void, null);
      return true;
    };
    this.disconnect = () => {
      this.connected = false;
      this.#hold?.();
      this.#hold = undefined;
      nextTick(() => this.emit('disconnect'));
    };
    const receive = (value: JsonValue): void => {
      if (!this.connected) return;
      runTurn(() => this.emit('message', value, undefined));
    };
    // Who waits for messages is not idle, and gets those that came before it waited.
    this.on('newListener', (event) => {
      if (event !== 'message' || !this.connected) return;
      this.#hold ??= surroundings.keepAlive();
      nextTick(() => {
        surroundings.onMessage(receive);
      });
    });
    this.on('removeListener', (event) => {
      if (event !== 'message' || this.listenerCount('message') > 0) return;
      this.#hold?.();
      this.#hold = undefined;
    });
  }
}

/** Node's `process`. */
export const process = new Process();
export default process;
export { process as 'module.exports' };

export const { argv, arch, env, hrtime, pid, platform, stderr, stdout, version, versions } =
  process;
export { nextTick };
export const cwd = (): string => process.cwd();
export const exit = (code?: number): never => process.exit(code);
export const uptime = (): number => process.uptime();
export const memoryUsage = (): ReturnType<Process['memoryUsage']> => process.memoryUsage();
export const emitWarning = (warning: string | Error, type?: string): void => {
  process.emitWarning(warning, type);
};

function readExitCode(code: unknown): number | undefined {
  if (code === undefined || code === null) return undefined;
  const number = typeof code === 'string' && code !== '' ? Number(code) : code;
  if (typeof number !== 'number' || Number.isNaN(number)) {
    throw invalidArgumentType('code', 'of type number', code);
  }
  if (!Number.isInteger(number)) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "code" is out of range. It must be an integer. Received ${String(number)}`,
      RangeError,
    );
  }
  return number;
}

const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);

function textOf(value: unknown): string {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

// Like the system's: every value is text.
function makeEnvironment(): Environment {
  return new Proxy<Environment>(
    {},
    {
      set(target, name, value) {
        return Reflect.set(target, name, textOf(value));
      },
      defineProperty(target, name, descriptor) {
        return Reflect.defineProperty(target, name, {
          ...descriptor,
          ...('value' in descriptor && { value: textOf(descriptor.value) }),
        });
      },
    },
  );
}
