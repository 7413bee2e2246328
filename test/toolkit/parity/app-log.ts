import { Buffer } from 'node:buffer';
import type { WebSocket } from 'enchufe';
import type { LogEntry } from './scenario.ts';

/** What the handlers of a scenario's app note, in order, in the form of the recorded logs. */
export class AppLog {
  readonly entries: LogEntry[] = [];
  readonly #listeners = new Set<() => void>();

  add(entry: LogEntry): void {
    this.entries.push(entry);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Notes both states of a connection. */
  states(websocket: WebSocket): void {
    this.add(statesOf(websocket));
  }

  /** Notes what a call gave or which error it ended with; that error goes no further. */
  async outcome(at: string, call: () => unknown): Promise<void> {
    let result: Record<string, unknown>;
    try {
      result = { value: recordValue(await call()) };
    } catch (error) {
      result = recordError(error);
    }
    this.add({ at, ...result });
  }

  /** Notes an error that nobody handled. */
  escaped(error: unknown): void {
    this.add({ escapedToServer: recordError(error) });
  }

  /** Resolves as soon as the condition holds for the entries, or after the milliseconds. */
  until(condition: (entries: readonly LogEntry[]) => boolean, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (condition(this.entries)) settle();
      };
      const settle = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve();
      };
      const timer = setTimeout(settle, milliseconds);
      this.#listeners.add(check);
      check();
    });
  }
}

/** The two states of a connection as the recorded logs spell them. */
export function statesOf({ clientState, applicationState }: WebSocket): {
  client: string;
  application: string;
} {
  return { client: clientState.toUpperCase(), application: applicationState.toUpperCase() };
}

/** An error as the recorded logs spell one, under the name that it has here. */
export function recordError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { raised: typeof error, message: String(error) };
  const { name, message } = error;
  if ('code' in error && 'reason' in error) {
    return { raised: name, message, code: error.code, reason: error.reason };
  }
  return { raised: name, message };
}

function recordValue(value: unknown): unknown {
  if (value === undefined) return null;
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('hex') } : value;
}
