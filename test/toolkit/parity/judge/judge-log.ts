import { isDeepStrictEqual } from 'node:util';
import type { LogEntry, Scenario } from '../scenario.ts';
import { errorNames } from './error-names.ts';
import { ownLogs } from './own-targets.ts';

/** The log that a scenario demands of its app, or undefined where FastAPI's is no model. */
export function logDemand(scenario: Scenario): readonly LogEntry[] | undefined {
  const own = ownLogs[scenario.id];
  if (own) return own.log;
  return scenario.typescriptTarget ? undefined : scenario.expected.appLog.filter(isJudged);
}

/** Whether the app noted what the scenario demands, with the errors under the names that they have here. */
export function fitsLog(scenario: Scenario, log: readonly LogEntry[]): boolean {
  const demand = logDemand(scenario);
  if (!demand) return true;
  const noted = log.filter(isJudged);
  return (
    demand.length === noted.length && demand.every((entry, index) => fitsEntry(entry, noted[index]))
  );
}

function isJudged(entry: LogEntry): boolean {
  // That nothing escaped is seen by what did.
  if (entry === 'appReturned') return false;
  // Whether a client's leaving is reported when no handler cares is a matter of the server's own log.
  const escaped = typeof entry === 'object' ? entry['escapedToServer'] : undefined;
  return !(isRecord(escaped) && escaped['raised'] === 'WebSocketDisconnect');
}

function fitsEntry(wanted: unknown, seen: unknown): boolean {
  if (!isRecord(wanted) || !isRecord(seen)) return isDeepStrictEqual(wanted, seen);
  if (typeof wanted['raised'] === 'string') return fitsError(wanted, wanted['raised'], seen);
  const keys = Object.keys(wanted);
  return (
    isDeepStrictEqual(keys.toSorted(), Object.keys(seen).toSorted()) &&
    keys.every((key) => fitsEntry(wanted[key], seen[key]))
  );
}

function fitsError(
  wanted: Record<string, unknown>,
  recorded: string,
  seen: Record<string, unknown>,
): boolean {
  const words = typeof wanted['message'] === 'string' ? wanted['message'] : '';
  const name = errorNames.find(
    (one) => one.recorded === recorded && (one.text?.test(words) ?? true),
  );
  const here = name?.here ?? [recorded];
  const text = String(seen['message']);
  return (
    here.includes(String(seen['raised'])) &&
    (name?.words !== 'recorded' || text.includes(words)) &&
    ['at', 'code', 'reason'].every((key) => !(key in wanted) || wanted[key] === seen[key])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
