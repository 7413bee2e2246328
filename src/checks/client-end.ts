import type { JudgeNotice } from './judge-protocol.ts';

const waiting = new Map<number, () => void>();

/** Resolves when the learner's client that was started for this port has ended. */
export function untilClientEnded(port: number): Promise<void> {
  return new Promise((resolve) => waiting.set(port, resolve));
}

/** Whether a client that was started is still to end. */
export function isClientAwaited(): boolean {
  return waiting.size > 0;
}

/** Takes the word that it has; nobody may wait for it any more. */
export function takeClientEnd({ port }: Extract<JudgeNotice, { type: 'client-ended' }>): void {
  waiting.get(port)?.();
  waiting.delete(port);
}
