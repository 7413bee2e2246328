import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { BridgeCalls, BridgeNotice } from './bridge-messages.ts';
import type { ContainerFolder } from './container-folder.ts';
import type { Fault } from './faults.ts';

/** What a container's processes share. */
export type ProcessSurroundings = {
  folder: ContainerFolder;
  address: string;
  /** The file that every process runs first. */
  loopback: string;
  fault: Fault | undefined;
  tell: (notice: BridgeNotice) => void;
  output: (process: number, bytes: Buffer) => void;
  /** The container dies. */
  die: () => void;
};

/** The Node of the container; default: the one of the tests. */
const node = process.env['ENCHUFE_CONTAINER_NODE'] ?? process.execPath;
const exitCodeOfKilled = 143;

/** The processes of a stand-in container: real ones of this machine. */
export class ContainerProcesses {
  readonly #surroundings: ProcessSurroundings;
  readonly #running = new Map<number, ChildProcess>();
  #last = 0;

  constructor(surroundings: ProcessSurroundings) {
    this.#surroundings = surroundings;
  }

  spawn({ command, args, cwd = '.', env }: BridgeCalls['spawn']['asks']): number {
    const { folder, address, loopback, fault, tell } = this.#surroundings;
    const number = ++this.#last;
    const child = spawn(command === 'node' ? node : command, args, {
      cwd: folder.place(cwd),
      env: {
        ...env,
        PATH: process.env['PATH'] ?? '',
        NODE_OPTIONS: `--import=${loopback}`,
        STAND_IN_ADDRESS: address,
        ...(fault ? { STAND_IN_FAULT: fault } : {}),
      },
      // A group of its own, so that what it starts ends with it.
      detached: true,
    });
    this.#running.set(number, child);
    this.#read(number, child.stdout);
    this.#read(number, child.stderr);
    child.stdin.on('error', () => undefined);
    child.once('error', () => tell({ type: 'exit', process: number, code: 127 }));
    child.once('close', (code) => {
      this.#running.delete(number);
      tell({ type: 'exit', process: number, code: code ?? exitCodeOfKilled });
    });
    return number;
  }

  write({ process: number, text }: BridgeCalls['input']['asks']): null {
    this.#running.get(number)?.stdin?.write(text);
    return null;
  }

  kill({ process: number }: BridgeCalls['kill']['asks']): null {
    if (this.#surroundings.fault !== 'ignores-kill') this.#end(number);
    return null;
  }

  killAll(): void {
    for (const number of this.#running.keys()) this.#end(number);
  }

  #end(number: number): void {
    const pid = this.#running.get(number)?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It was faster.
    }
  }

  #read(number: number, stream: Readable): void {
    const { fault, output, die } = this.#surroundings;
    stream.on('data', (bytes: Buffer) => {
      if (fault === 'dies-midway' && bytes.includes('die now')) return die();
      for (const piece of fault === 'cuts-characters' ? cut(bytes) : [bytes]) {
        output(number, piece);
      }
    });
  }
}

function cut(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let start = 0, size = 1; start < bytes.length; start += size, size = (size % 3) + 1) {
    pieces.push(bytes.subarray(start, start + size));
  }
  return pieces;
}
