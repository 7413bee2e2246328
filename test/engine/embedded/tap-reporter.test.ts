import { beforeEach, describe, expect, it } from 'vitest';
import { TapReporter } from '../../../src/engine/embedded/tap-reporter.ts';
import type { TapEntry } from '../../../src/engine/embedded/program-messages.ts';
import { weightOf } from '../../../src/engine/embedded/wire-weight.ts';

describe('the reporter of taps', () => {
  let sent: TapEntry[][];
  let reporter: TapReporter;

  beforeEach(() => {
    sent = [];
    let time = 0;
    reporter = new TapReporter({ send: (taps) => sent.push(taps), now: () => ++time });
  });

  it('sends what a turn told as one message, when the turn is over', async () => {
    reporter.add(2, { type: 'half-closed' });
    reporter.add(3, { type: 'closed' });
    expect(sent).toEqual([]);
    await Promise.resolve();
    reporter.add(4, { type: 'reset' });
    await Promise.resolve();
    expect(sent).toEqual([
      [
        { connection: 2, time: 1, event: { type: 'half-closed' } },
        { connection: 3, time: 2, event: { type: 'closed' } },
      ],
      [{ connection: 4, time: 3, event: { type: 'reset' } }],
    ]);
  });

  it('sends at once when bytes are about to leave, and nothing twice', async () => {
    reporter.add(2, { type: 'half-closed' });
    reporter.flush();
    expect(sent).toHaveLength(1);
    await Promise.resolve();
    expect(sent).toHaveLength(1);
  });

  it('tells as one what one line wrote in a row on a connection', () => {
    const at = (line: number): { file: string; line: number } => ({ file: 'a.ts', line });
    const write = (connection: number, byte: number, line: number): void => {
      reporter.add(connection, { type: 'bytes', bytes: Uint8Array.of(byte), source: at(line) });
    };
    write(2, 1, 7);
    write(2, 2, 7);
    write(2, 3, 8);
    write(4, 4, 8);
    write(4, 5, 8);
    reporter.noteReceived(4, 1);
    write(4, 6, 8);
    reporter.flush();
    expect(
      sent[0]?.map(({ connection, event }) =>
        event.type === 'bytes' ? [connection, event.source?.line, ...event.bytes] : event.type,
      ),
    ).toEqual([
      [2, 7, 1, 2],
      [2, 8, 3],
      [4, 8, 4, 5],
      [4, 8, 6],
    ]);
  });

  it('gives the weight of each tap, as whoever takes what it sends will count it', () => {
    let given = 0;
    for (const [connection, size] of [
      [2, 10],
      [2, 20],
      [4, 30],
    ] as const) {
      given += reporter.add(connection, { type: 'bytes', bytes: new Uint8Array(size) });
    }
    given += reporter.add(4, { type: 'closed' });
    reporter.flush();
    const taken = sent.flat().reduce((sum, { event }) => sum + weightOf(event), 0);
    expect(given).toBe(taken);
  });

  it('says what had been received before, each amount once', () => {
    reporter.noteReceived(2, 10);
    reporter.noteReceived(5, 1);
    reporter.noteReceived(2, 4);
    reporter.add(2, { type: 'half-closed' });
    reporter.add(2, { type: 'closed' });
    reporter.flush();
    expect(sent[0]?.map(({ after }) => after)).toEqual([
      [
        [2, 14],
        [5, 1],
      ],
      undefined,
    ]);
  });
});
