import { isDeepStrictEqual } from 'node:util';
import type { ClientEvent, Scenario, TargetEvent, Wire } from '../scenario.ts';

/** What a scenario demands of the wire; `anything` only asks that nothing crashes. */
export type WireDemand =
  { status: 'events'; wire: Record<string, TargetEvent[]> } | { status: 'anything' };

/** The recorded events, or the scenario's own target where FastAPI is not to be followed. */
export function wireDemand(scenario: Scenario): WireDemand {
  const { typescriptTarget } = scenario;
  if (!typescriptTarget) return { status: 'events', wire: scenario.expected.wire };
  if (typescriptTarget.any) return { status: 'anything' };
  const clients = Object.entries(typescriptTarget).filter(([name]) => name !== 'why');
  return { status: 'events', wire: Object.fromEntries(clients) as Record<string, TargetEvent[]> };
}

/** Whether the clients saw what the scenario demands, under the equalities of the recording. */
export function fitsWire(scenario: Scenario, wire: Wire): boolean {
  const demand = wireDemand(scenario);
  if (demand.status === 'anything') return true;
  const clients = Object.keys(demand.wire);
  return (
    isDeepStrictEqual(clients.toSorted(), Object.keys(wire).toSorted()) &&
    clients.every((name) => {
      const wanted = demand.wire[name] ?? [];
      const seen = wire[name] ?? [];
      return (
        wanted.length === seen.length &&
        wanted.every((event, index) => fitsEvent(scenario, event, seen[index]))
      );
    })
  );
}

/** The scenarios whose point is the exact text of some JSON. */
const exactJson: ReadonlySet<string> = new Set(['B03', 'B04', 'B16', 'B19']);
/** The statuses whose body and its type a server makes by itself. */
const serverMade: ReadonlySet<number> = new Set([400, 403, 426, 500]);

function fitsEvent(
  scenario: Scenario,
  wanted: TargetEvent,
  seen: ClientEvent | undefined,
): boolean {
  if (wanted.ev !== seen?.ev) return false;
  if (wanted.ev === 'http' && seen.ev === 'http') return fitsAnswer(scenario, wanted, seen);
  if (wanted.ev === 'text' && seen.ev === 'text') {
    if (exactJson.has(scenario.id)) return isDeepStrictEqual(wanted, seen);
    const value = parse(seen.data);
    return 'data' in wanted
      ? isDeepStrictEqual(parse(wanted.data), value)
      : hasKeys(value, wanted.anyJsonWith);
  }
  if (wanted.ev === 'close' && scenario.typescriptTarget?.why === 'reason free') {
    return isDeepStrictEqual(wanted, { ...seen, reason: wanted.reason });
  }
  return isDeepStrictEqual(wanted, seen);
}

type Answer = Extract<ClientEvent, { ev: 'http' }>;

function fitsAnswer(scenario: Scenario, wanted: Answer, seen: Answer): boolean {
  if (wanted.status !== seen.status) return false;
  // A handler's own denial has a body that no server would make.
  const byServer = serverMade.has(wanted.status) && (wanted.status !== 403 || !wanted.body);
  const counts = ([name]: [string, string]): boolean =>
    name !== 'content-length' && !(byServer && name === 'content-type');
  const headers = seen.headers.filter(counts);
  const fitsHeaders = scenario.typescriptTarget
    ? // A target names what has to be there; 101 has nothing else.
      wanted.headers.every((header) => headers.some((one) => isDeepStrictEqual(one, header))) &&
      (wanted.status !== 101 || headers.length === wanted.headers.length)
    : isDeepStrictEqual(wanted.headers.filter(counts), headers);
  if (!fitsHeaders || byServer || wanted.body === undefined) return fitsHeaders;
  return isDeepStrictEqual(parse(wanted.body), parse(seen.body ?? ''));
}

/** The value of a JSON text; other texts are their own value. */
function parse(text: string): unknown {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return text;
  }
}

function hasKeys(value: unknown, keys: readonly string[]): boolean {
  const json = typeof value === 'object' && value !== null && 'json' in value ? value.json : null;
  return typeof json === 'object' && json !== null && keys.every((key) => key in json);
}
