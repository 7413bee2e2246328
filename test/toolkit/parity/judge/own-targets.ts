import type { LogEntry, Scenario } from '../scenario.ts';

/** A log that this toolkit promises where the recorded one is not to be matched. */
export type OwnLog = { log: readonly LogEntry[]; why: string };

const failed = (code: number): LogEntry[] => [
  { at: 'receive_text', raised: 'WebSocketDisconnect', code },
  { client: 'DISCONNECTED', application: 'CONNECTED' },
];
const badCode = (code: number): OwnLog => ({
  log: [{ at: `close ${String(code)}`, raised: 'RangeError' }],
  why: 'close() checks its arguments before it does anything',
});

/** The logs that differ from the recorded ones on purpose, or that a `typescriptTarget` leaves open, by scenario. */
export const ownLogs: Readonly<Record<string, OwnLog>> = {
  B27: { log: failed(1007), why: 'the handler hears the code that was sent; the reason is free' },
  B28: { log: failed(1002), why: 'the handler hears the code that was sent; the reason is free' },
  B30: { log: failed(1002), why: 'the handler hears the code that was sent; the reason is free' },
  C07: { log: failed(1006), why: 'RFC 6455 section 7.1.5 names 1006 for a missing close frame' },
  C08: { log: failed(1006), why: 'RFC 6455 section 7.1.5 names 1006 for a missing close frame' },
  C22: {
    log: [
      { at: 'close with a 200 byte reason', raised: 'RangeError' },
      { client: 'CONNECTED', application: 'CONNECTED' },
      { at: 'close again', value: null },
    ],
    why: 'close() checks its arguments before it does anything',
  },
  C23a: badCode(999),
  C23b: badCode(1005),
  C23c: badCode(1006),
  C23d: badCode(5000),
  C23f: badCode(1016),
  C23g: badCode(2999),
};

/** Scenarios that cannot be played here, and why. */
export const notApplicable: Readonly<Record<string, string>> = {
  H30: 'no Response object is injected here: headers of the 101 are given to accept() only',
};

/** The scenarios that can be played here. */
export function applicable(scenarios: readonly Scenario[]): Scenario[] {
  return scenarios.filter(({ id }) => !(id in notApplicable));
}
