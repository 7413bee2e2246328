import { isDeepStrictEqual } from 'node:util';
import type { LogEntry, Scenario, Wire } from '../scenario.ts';
import { fitsWire } from './judge-wire.ts';

/** What a recorded stack (`current`, `debian`, …) did in a scenario. */
export function recordingOf(
  { expected, differs }: Scenario,
  stack: string,
): { wire: Wire; appLog: readonly LogEntry[] } {
  return { ...expected, ...differs?.[stack] };
}

/** Whether a server did what was recorded of its stack, under the equalities of the recording. */
export function fitsRecordedWire(scenario: Scenario, stack: string, wire: Wire): boolean {
  const recorded = { ...scenario, expected: { ...scenario.expected } };
  recorded.expected.wire = recordingOf(scenario, stack).wire;
  delete recorded.typescriptTarget;
  return fitsWire(recorded, wire);
}

/** Whether the handlers noted what was recorded of the stack, whichever of its versions named the errors. */
export function fitsRecordedLog(
  scenario: Scenario,
  stack: string,
  log: readonly LogEntry[],
): boolean {
  const { appLog } = recordingOf(scenario, stack);
  const entriesOf = (entries: readonly LogEntry[]): unknown[] =>
    entries.map(comparable).filter((entry) => entry !== returned || scenario.section !== 'further');
  return isDeepStrictEqual(entriesOf(appLog), entriesOf(log));
}

const returned = 'appReturned';

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'isA')
    .map(([key, part]): [string, unknown] => [key, comparable(part)]);
  const entry: Record<string, unknown> = Object.fromEntries(entries);
  if (entry['raised'] === 'WebSocketDisconnected') entry['raised'] = 'RuntimeError';
  const escaped = entry['escapedToServer'] as { raised?: string } | undefined;
  // FastAPI 0.92 lets the validation error through after its 403.
  return escaped?.raised === 'WebSocketRequestValidationError' ? returned : entry;
}
