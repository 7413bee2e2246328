import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PairSpec } from './bench-cases.ts';
import { firstEchoClient, serverProgram } from './bench-programs.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Runs the bench's programs as plain Node processes, which find the same `ws`. */
export class NodeBench {
  readonly #folder: string;
  readonly #onSpawn: (pid: number) => void;
  readonly #held: ChildProcess[] = [];

  /** `onSpawn` is told of every process as soon as there is one. */
  constructor(onSpawn: (pid: number) => void) {
    mkdirSync(cache, { recursive: true });
    this.#folder = mkdtempSync(join(cache, 'bench-'));
    this.#onSpawn = onSpawn;
  }

  /** Runs a server and the client, and gives the number that the client prints. */
  async measurePair(pair: PairSpec): Promise<number> {
    const result = await this.hold(pair);
    await this.stopHeld();
    return result;
  }

  /** Starts a pair that stays until `stopHeld`; gives the number that the client prints. */
  async hold(pair: PairSpec, options: readonly string[] = []): Promise<number> {
    const port = await freePort();
    const server = this.#start('server', pair.server ?? serverProgram, port, {}, options);
    await lineOf(server, 'listening');
    const client = this.#start('client', pair.client, port, pair.env, options);
    return Number((await lineOf(client, 'result ')).slice('result '.length));
  }

  /** The processes that stay. */
  get heldPids(): number[] {
    return this.#held.flatMap(({ pid }) => pid ?? []);
  }

  async stopHeld(): Promise<void> {
    await Promise.all(this.#held.splice(0).map(stop));
  }

  /** Milliseconds from spawning the server's process to the first message echoed to the client's. */
  async measureRunToEcho(): Promise<number> {
    const port = await freePort();
    const began = performance.now();
    await lineOf(this.#start('server', serverProgram, port, {}), 'listening');
    await lineOf(this.#start('client', firstEchoClient, port, {}), 'echoed hola');
    const took = performance.now() - began;
    await this.stopHeld();
    return took;
  }

  /** Removes the program files. */
  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #start(
    name: string,
    text: string,
    port: number,
    env: Readonly<Record<string, string>>,
    options: readonly string[] = [],
  ): ChildProcess {
    const file = join(this.#folder, `${name}.mjs`);
    writeFileSync(file, text);
    const address = { PORT: String(port), SERVER_URL: `ws://localhost:${String(port)}` };
    const child = spawn(process.execPath, [...options, file], {
      env: { ...process.env, ...env, ...address },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.pid !== undefined) this.#onSpawn(child.pid);
    this.#held.push(child);
    return child;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function lineOf({ stdout }: ChildProcess, start: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stdout?.setEncoding('utf8');
    stdout?.on('data', (chunk: string) => {
      text += chunk;
      const line = text.split('\n').find((one) => one.startsWith(start));
      if (line !== undefined && text.endsWith('\n')) resolve(line);
    });
    stdout?.once('end', () => {
      reject(new Error(`ended after printing ${JSON.stringify(text)}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
