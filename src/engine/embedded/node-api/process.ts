import type { JsonValue, OutputLevel } from '../../engine.ts';
import type { ProgramHost } from '../program-host.ts';
import { EventEmitter } from './events.ts';
import { host } from './host.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { nodeError } from './node-error.ts';

type Environment = Record<string, string | undefined>;

const startedAt = performance.now();
const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);

/** What a program writes without a console: whole lines at once, an unfinished one as soon as its turn is over. */
class OutputStream extends EventEmitter {
  readonly isTTY = false;
  readonly writable = true;
  readonly #level: OutputLevel;
  readonly #decoder = new TextDecoder();
  #line = '';
  #isFlushQueued = false;

  constructor(level: OutputLevel) {
    super();
    this.#level = level;
  }

  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.#line += typeof chunk === 'string' ? chunk : this.#decoder.decode(chunk, { stream: true });
    const end = this.#line.lastIndexOf('\n');
    if (end >= 0) {
      host().output(this.#level, host().nameFiles(this.#line.slice(0, end)));
      this.#line = this.#line.slice(end + 1);
    }
    if (this.#line !== '' && !this.#isFlushQueued) {
      this.#isFlushQueued = true;
      nativeSetTimeout(() => {
        this.flush();
      }, 0);
    }
    const callback = rest.at(-1);
    if (typeof callback === 'function') nextTick(callback as () => void);
    return true;
  }

  end(chunk?: string | Uint8Array): this {
    if (chunk !== undefined) this.write(chunk);
    return this;
  }

  flush(): void {
    this.#isFlushQueued = false;
    if (this.#line === '') return;
    const line = this.#line;
    this.#line = '';
    host().output(this.#level, line);
  }
}

class Process extends EventEmitter {
  readonly title = 'node';
  readonly version = 'v26.10.0';
  readonly versions = { node: '26.10.0', v8: '14.6.0', modules: '147' };
  readonly release = { name: 'node' };
  readonly arch = 'x64';
  readonly platform = 'linux';
  readonly pid = 1_000;
  readonly ppid = 1;
  readonly execPath = '/usr/local/bin/node';
  readonly execArgv: string[] = [];
  readonly argv0 = 'node';
  readonly features = {};
  readonly config = {};
  readonly stdin = Object.assign(new EventEmitter(), { isTTY: false });
  readonly stdout = new OutputStream('log');
  readonly stderr = new OutputStream('error');
  argv = ['/usr/local/bin/node', '/program.js'];
  exitCode: number | string | undefined;
  env: Environment = makeEnvironment();
  /** Whether somebody hears `send`; undefined functions tell that nobody does, as in Node. */
  connected = false;
  send: ((value: JsonValue, ...rest: unknown[]) => boolean) | undefined;
  disconnect: (() => void) | undefined;
  readonly nextTick = nextTick;
  readonly hrtime = Object.assign(
    (since?: [number, number]): [number, number] => {
      const now = performance.now() - startedAt;
      const time: [number, number] = [
        Math.floor(now / 1_000),
        Math.floor((now % 1_000) * 1_000_000),
      ];
      if (!since) return time;
      const seconds = time[0] - since[0];
      const nanoseconds = time[1] - since[1];
      return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1_000_000_000] : [seconds, nanoseconds];
    },
    { bigint: () => BigInt(Math.floor((performance.now() - startedAt) * 1_000_000)) },
  );
  #hold: (() => void) | undefined;
  #isExiting = false;

  cwd(): string {
    return '/';
  }

  chdir(): never {
    throw nodeError(
      'ERR_WORKER_UNSUPPORTED_OPERATION',
      'There are no folders in the embedded engine.',
    );
  }

  uptime(): number {
    return (performance.now() - startedAt) / 1_000;
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
    return { user: Math.floor((performance.now() - startedAt) * 1_000), system: 0 };
  }

  umask(): number {
    return 0o022;
  }

  getuid(): number {
    return 1_000;
  }

  exit(code?: number | string): never {
    if (code !== undefined) this.exitCode = code;
    return host().exit(Number(this.exitCode ?? 0));
  }

  reallyExit(code: number): never {
    return host().exit(code);
  }

  abort(): never {
    return host().exit(134);
  }

  kill(pid: number, signal: string | number = 'SIGTERM'): boolean {
    if (pid !== this.pid) {
      throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH', errno: -3, syscall: 'kill' });
    }
    if (signal === 0 || this.emit(String(signal), signal)) return true;
    return host().exit(signal === 'SIGINT' ? 130 : 143);
  }

  emitWarning(warning: string | Error, options?: string | { type?: string; code?: string }): void {
    const type = typeof options === 'string' ? options : (options?.type ?? 'Warning');
    const error =
      typeof warning === 'string' ? Object.assign(new Error(warning), { name: type }) : warning;
    nextTick(() => {
      if (!this.emit('warning', error))
        this.stderr.write(`(node) ${error.name}: ${error.message}\n`);
    });
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
    surroundings.onUncaught((error, origin) => this.#takeUncaught(error, origin));
    surroundings.onBeforeExit(() => {
      this.emit('beforeExit', Number(this.exitCode ?? 0));
    });
    surroundings.onExit((code) => {
      if (this.#isExiting) return Number(this.exitCode ?? code);
      this.#isExiting = true;
      if (code !== 0 || this.exitCode === undefined) this.exitCode = code;
      try {
        this.emit('exit', Number(this.exitCode));
      } finally {
        this.stdout.flush();
        this.stderr.flush();
      }
      return Number(this.exitCode);
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

  #takeUncaught(error: unknown, origin: 'uncaughtException' | 'unhandledRejection'): boolean {
    let isTaken = false;
    runTurn(() => {
      if (
        origin === 'unhandledRejection' &&
        this.emit('unhandledRejection', error, Promise.resolve())
      ) {
        isTaken = true;
        return;
      }
      this.emit('uncaughtExceptionMonitor', error, origin);
      isTaken = this.emit('uncaughtException', error, origin);
    });
    return isTaken;
  }
}

/** Node's `process`. */
export const process = new Process();
export default process;
export { process as 'module.exports' };

export const { argv, arch, env, hrtime, pid, platform, stderr, stdin, stdout, version, versions } =
  process;
export { nextTick };
export const cwd = (): string => process.cwd();
export const exit = (code?: number): never => process.exit(code);
export const uptime = (): number => process.uptime();
export const memoryUsage = (): ReturnType<Process['memoryUsage']> => process.memoryUsage();
export const emitWarning = (warning: string | Error, type?: string): void => {
  process.emitWarning(warning, type);
};

// Like the system's: every value is text.
function makeEnvironment(): Environment {
  return new Proxy<Environment>(
    {},
    {
      set(target, name, value) {
        return Reflect.set(target, name, String(value));
      },
      defineProperty(target, name, descriptor) {
        return Reflect.defineProperty(target, name, {
          ...descriptor,
          ...('value' in descriptor && { value: String(descriptor.value) }),
        });
      },
    },
  );
}
