import { describe, expect, test } from 'vitest';
import { fitsLog } from './judge/judge-log.ts';
import { fitsWire } from './judge/judge-wire.ts';
import { readScenarios } from './read-scenarios.ts';
import type { ClientEvent, LogEntry, Scenario, Wire } from './scenario.ts';

const scenarios = readScenarios();
const recorded = scenarios.filter(({ typescriptTarget }) => !typescriptTarget);

describe('the judge of the wire', () => {
  test('passes what was recorded', () => {
    expect(recorded.filter((one) => !fitsWire(one, one.expected.wire)).map(idOf)).toEqual([]);
  });

  test('fails the recorded defects and choices that are not followed', () => {
    const followed = scenarios
      .filter(({ typescriptTarget }) => typescriptTarget)
      .filter((one) => fitsWire(one, one.expected.wire));
    // What is recorded is also what is wanted of these; A17 demands nothing.
    expect(followed.map(idOf)).toEqual(['A17', 'B27', 'B28', 'B30', 'C29']);
  });

  test.for<[what: string, change: (events: ClientEvent[]) => ClientEvent[]]>([
    ['that lacks its last event', (events) => events.slice(0, -1)],
    ['with an event too many', (events) => [...events, { ev: 'still-open' }]],
    ['with another status', (events) => onFirst(events, 'http', { status: 418 })],
    ['with another header', (events) => onFirst(events, 'http', { headers: [['x-more', '1']] })],
    ['with another text', (events) => onFirst(events, 'text', { data: 'other' })],
    ['with other bytes', (events) => onFirst(events, 'binary', { hex: 'abcd' })],
    ['with another close code', (events) => onFirst(events, 'close', { code: 1002 })],
    ['with another close reason', (events) => onFirst(events, 'close', { reason: 'other' })],
  ])('fails a wire %s', ([, change]) => {
    for (const scenario of recorded) {
      const wire = changed(scenario.expected.wire, change);
      if (JSON.stringify(wire) === JSON.stringify(scenario.expected.wire)) continue;
      expect([scenario.id, fitsWire(scenario, wire)]).toEqual([scenario.id, false]);
    }
  });

  test('compares JSON as values except where its text is the point', () => {
    const spaced = (id: string): boolean => {
      const scenario = get(id);
      return fitsWire(
        scenario,
        changed(scenario.expected.wire, (events) =>
          events.map((event) =>
            event.ev === 'text' ? { ...event, data: event.data.replaceAll(':', ': ') } : event,
          ),
        ),
      );
    };
    expect([spaced('G03b'), spaced('B03')]).toEqual([true, false]);
  });

  test('leaves the body of a refusal to the server, not that of a denial', () => {
    const withBody = (id: string): boolean => {
      const scenario = get(id);
      return fitsWire(
        scenario,
        changed(scenario.expected.wire, (events) => onFirst(events, 'http', { body: 'other' })),
      );
    };
    expect(['A08', 'A10', 'A20', 'A13', 'D10', 'F02'].map(withBody)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the judge of the log', () => {
  test('knows the errors by the names that they have here', () => {
    const log = (raised: string, message: string): LogEntry[] => [
      { at: 'accept after close', raised, message },
    ];
    const words = 'Cannot call "send" once a close message has been sent. Return instead.';
    const fits = (entries: LogEntry[]): boolean => fitsLog(get('D09'), entries);
    expect(fits(log('WebSocketStateError', words))).toBe(true);
    expect(fits(log('WebSocketStateError', 'No.'))).toBe(false);
    expect(fits(log('Error', words))).toBe(false);
    expect(fits([])).toBe(false);
    expect(fits([...log('WebSocketStateError', words), 'more'])).toBe(false);
  });

  test('fails an error that escaped, a wrong state and a wrong order', () => {
    const inOrder = get('H06').expected.appLog;
    expect(fitsLog(get('H06'), inOrder)).toBe(true);
    expect(fitsLog(get('H06'), inOrder.toReversed())).toBe(false);
    const escaped = { escapedToServer: { raised: 'Error', message: 'boom' } };
    expect(fitsLog(get('H06'), [...inOrder, escaped])).toBe(false);
    const states = { client: 'CONNECTED', application: 'CONNECTED' };
    expect(fitsLog(get('C01'), get('C01').expected.appLog)).toBe(true);
    expect(fitsLog(get('C01'), [states])).toBe(false);
  });
});

function get(id: string): Scenario {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`There is no scenario ${id}.`);
  return scenario;
}

function idOf({ id }: Scenario): string {
  return id;
}

function changed(wire: Wire, change: (events: ClientEvent[]) => ClientEvent[]): Wire {
  return Object.fromEntries(Object.entries(wire).map(([name, events]) => [name, change(events)]));
}

function onFirst(
  events: ClientEvent[],
  ev: ClientEvent['ev'],
  fields: Record<string, unknown>,
): ClientEvent[] {
  const index = events.findIndex((event) => event.ev === ev);
  return events.map((event, at) => (at === index ? { ...event, ...fields } : event));
}
