import { writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { commandMark, MarkedLineReader, toMarkedLine } from '../marked-lines.ts';
import type { ProcessBegin, ProcessCommand, ProcessReport } from '../process-messages.ts';

/** The way between a process and the page: what a container gives a process is its input and its output. */
export type PageChannel = {
  begin: ProcessBegin;
  report: (report: ProcessReport) => void;
  onCommand: (listener: (command: ProcessCommand) => void) => void;
};

/** Waits for the engine's first command; after it the program sees an input that is empty. */
export async function openPageChannel(): Promise<PageChannel> {
  const { stdin } = process;
  const reader = new MarkedLineReader(commandMark);
  const early: ProcessCommand[] = [];
  let listener: ((command: ProcessCommand) => void) | undefined;
  const { promise, resolve } = Promise.withResolvers<ProcessBegin>();
  stdin.setEncoding('utf8');
  stdin.on('data', (chunk: string) => {
    for (const found of reader.read(chunk)) {
      if (found.type === 'other') continue;
      const command = found.value as ProcessCommand;
      if (command.type === 'begin') resolve(command);
      else if (listener) listener(command);
      else early.push(command);
    }
  });
  // The page is gone, so nobody can stop this process any more.
  stdin.on('end', leave);
  const begin = await promise;
  stdin.unref();
  Object.defineProperty(process, 'stdin', {
    value: Readable.from([]),
    configurable: true,
    enumerable: true,
  });
  const outbox = new Outbox();
  process.on('exit', () => outbox.flush());
  return {
    begin,
    report: (report) => outbox.add(toMarkedLine(begin.mark, report), report.type === 'socket'),
    onCommand(added) {
      listener = added;
      for (const command of early.splice(0)) added(command);
    },
  };
}

/** Collects what many small writes on sockets make, and sends it once for each turn of the microtasks. */
class Outbox {
  #lines: string[] = [];
  #size = 0;
  readonly #queueMicrotask = globalThis.queueMicrotask;

  add(line: string, mayWait: boolean): void {
    this.#lines.push(line);
    this.#size += line.length;
    if (!mayWait || this.#size >= mostWaiting) this.flush();
    else if (this.#lines.length === 1) this.#queueMicrotask.call(globalThis, () => this.flush());
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#size = 0;
    write(text);
  }
}

const mostWaiting = 65_536;
const pause = new Int32Array(new SharedArrayBuffer(4));

function write(line: string): void {
  const bytes = Buffer.from(line, 'latin1');
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(1, bytes, sent);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return leave();
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

/** Without the program's own last words: nobody hears them. */
function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}
