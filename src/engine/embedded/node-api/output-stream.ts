import type { OutputLevel } from '../../engine.ts';
import { EventEmitter } from './events.ts';
import { host } from './host.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType } from './node-error.ts';

const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);

/** What a program writes without a console: whole lines at once, an unfinished one as soon as its turn is over. */
export class OutputStream extends EventEmitter {
  readonly fd: number;
  readonly isTTY = false;
  readonly writable = true;
  readonly writableLength = 0;
  readonly writableHighWaterMark = 16_384;
  readonly #level: OutputLevel;
  readonly #decoder = new TextDecoder();
  #line = '';
  #isFlushQueued = false;

  constructor(level: OutputLevel, fd: number) {
    super();
    this.#level = level;
    this.fd = fd;
  }

  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) {
      const expected = 'of type string or an instance of Buffer, TypedArray, or DataView';
      throw invalidArgumentType('chunk', expected, chunk);
    }
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

  cork(): void {
    // Lines are whole anyway.
  }

  uncork(): void {
    // Nothing was held back.
  }

  /** Prints a line that is not finished yet. */
  flush(): void {
    this.#isFlushQueued = false;
    if (this.#line === '') return;
    const line = this.#line;
    this.#line = '';
    host().output(this.#level, line);
  }
}
