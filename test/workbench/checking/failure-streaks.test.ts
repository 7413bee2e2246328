import { describe, expect, test } from 'vitest';
import type { CheckReport, CheckResult } from '../../../src/checks/check-report.ts';
import {
  countFailures,
  isPredictionDue,
  noteAnswer,
  readStreaks,
  streakOf,
  type FailureStreaks,
} from '../../../src/workbench/checking/failure-streaks.ts';

const words = { es: '', en: '' };

/** A report in which each check ended as it says. */
function report(ends: Record<string, 'passed' | 'failed' | 'timed-out'>): CheckReport {
  const results = Object.entries(ends).map(([id, status]): CheckResult => {
    const sentence = { id, title: words };
    return status === 'passed'
      ? { ...sentence, status }
      : { ...sentence, status, expected: words, received: words, hints: [], transcript: [] };
  });
  return { status: 'checked', seed: 1, results };
}

/** What came of several presses of Check. */
function after(...reports: CheckReport[]): FailureStreaks {
  return reports.reduce(countFailures, {});
}

describe('the failures of a check in a row', () => {
  test('grow with every report in which it fails, in whatever way', () => {
    const streaks = after(
      report({ echo: 'failed', order: 'passed' }),
      report({ echo: 'timed-out' }),
    );
    expect(streaks).toEqual({ echo: { failures: 2, answers: [] } });
  });

  test('begin anew when it passes, and the answers with them', () => {
    const failed = noteAnswer(after(report({ echo: 'failed' })), 'echo', {
      prediction: 'e1',
      choice: 0,
    });
    expect(countFailures(failed, report({ echo: 'passed' }))).toEqual({});
    expect(
      after(report({ echo: 'failed' }), report({ echo: 'passed' }), report({ echo: 'failed' })),
    ).toEqual({ echo: { failures: 1, answers: [] } });
  });

  test('stay as they are when nothing could be checked, or it was stopped', () => {
    const streaks = after(report({ echo: 'failed' }));
    expect(countFailures(streaks, { status: 'stopped', seed: 1 })).toBe(streaks);
    expect(
      countFailures(streaks, {
        status: 'not-checkable',
        seed: 1,
        problem: { reason: 'judge-failed', message: '' },
        explanation: words,
      }),
    ).toBe(streaks);
  });

  test('are counted for a check whatever it is called', () => {
    const named = after(report({ constructor: 'failed' as const }));
    expect(streakOf(named, 'constructor').failures).toBe(1);
    expect(streakOf({}, 'constructor').failures).toBe(0);
  });
});

describe('a prediction', () => {
  const failing = report({ echo: 'failed' });

  test('is due after three failures in a row, not after two', () => {
    expect(isPredictionDue(streakOf(after(failing, failing), 'echo'))).toBe(false);
    expect(isPredictionDue(streakOf(after(failing, failing, failing), 'echo'))).toBe(true);
  });

  test('is due until it is made, and then again after three failures more', () => {
    let streaks = after(failing, failing, failing, failing);
    expect(isPredictionDue(streakOf(streaks, 'echo'))).toBe(true);
    streaks = noteAnswer(streaks, 'echo', { prediction: 'e1', choice: 2 });
    expect(isPredictionDue(streakOf(streaks, 'echo'))).toBe(false);
    streaks = countFailures(streaks, failing);
    expect(isPredictionDue(streakOf(streaks, 'echo'))).toBe(false);
    streaks = countFailures(streaks, failing);
    expect(isPredictionDue(streakOf(streaks, 'echo'))).toBe(true);
  });
});

describe('streaks from saved work', () => {
  test('come back as they were', () => {
    const streaks: FailureStreaks = {
      echo: { failures: 3, answers: [{ prediction: 'e1', choice: 2 }] },
    };
    expect(readStreaks(JSON.parse(JSON.stringify(streaks)))).toEqual(streaks);
  });

  test.each([
    ['no work', undefined, {}],
    ['a text', 'echo', {}],
    [
      'a streak that is none',
      { echo: 3, order: { failures: 1, answers: [] } },
      {
        order: { failures: 1, answers: [] },
      },
    ],
    ['a broken count', { echo: { failures: '3', answers: [] } }, {}],
    ['a broken answer', { echo: { failures: 3, answers: [{ prediction: 'e1' }] } }, {}],
  ])('are taken as far as they can be read: %s', (_what, saved, read) => {
    expect(readStreaks(saved)).toEqual(read);
  });
});
