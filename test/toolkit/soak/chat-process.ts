import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServerAnswer, ServerState } from './soak-messages.ts';

/** The soaked chat in a process of its own. */
export class ChatProcess {
  readonly port: number;
  /** What it wrote to its console, which should be nothing. */
  readonly output: string[];
  /** Resolves when it has ended, with its exit code or the signal that killed it. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, output: string[]) {
    this.#child = child;
    this.port = port;
    this.output = output;
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
  }

  /** Starts it and waits until it listens. */
  static async start(keepAliveMs: number): Promise<ChatProcess> {
    const child = fork(fileURLToPath(new URL('chat-server.ts', import.meta.url)), {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, KEEP_ALIVE_MS: String(keepAliveMs) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
    }
    const { port } = await answerOf(child, 'listening', output);
    return new ChatProcess(child, port, output);
  }

  /** What it holds now. */
  async state(): Promise<ServerState> {
    if (!this.#child.connected) throw new Error(`The server ended: ${this.output.join('')}`);
    const answer = answerOf(this.#child, 'state', this.output);
    this.#child.send({ type: 'state' });
    return answer;
  }

  /** Has it close its app and end by itself; resolves with how it ended. */
  async close(): Promise<string> {
    this.#child.send({ type: 'close' });
    const killed = setTimeout(() => this.kill(), LONGEST_END_MS);
    const end = await this.ended;
    clearTimeout(killed);
    return end;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

function answerOf<Type extends ServerAnswer['type']>(
  child: ChildProcess,
  type: Type,
  output: readonly string[],
): Promise<Extract<ServerAnswer, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      child.off('message', take);
      child.off('exit', fail);
    };
    const take = (answer: ServerAnswer): void => {
      if (!isOf(answer, type)) return;
      stop();
      resolve(answer);
    };
    const fail = (): void => {
      stop();
      reject(new Error(`The server ended: ${output.join('')}`));
    };
    child.on('message', take);
    child.once('exit', fail);
  });
}

function isOf<Type extends ServerAnswer['type']>(
  answer: ServerAnswer,
  type: Type,
): answer is Extract<ServerAnswer, { type: Type }> {
  return answer.type === type;
}

const LONGEST_END_MS = 20_000;
