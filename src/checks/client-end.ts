import type { JudgeNotice } from './judge-protocol.ts';

const waiting = new Map<number, () => void>();

/** Resolves when the learner's client that was started for this port has ended. */
export function untilClientEnded(port: number): Promise<void> {
  return new Promise((resolve) => waiting.set(port, resolve));
}

/** Takes the word that it has; nobody may wait for it any more. */
export function takeClientEnd({ port }: Extract<JudgeNotice, { type: 'client-ended' }>): void {
  waiting.get(port)?.();
  waiting.delete(port);
}
