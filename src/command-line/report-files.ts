import type { CheckResult, TranscriptEntry } from '../checks/check-report.ts';
import type { Language } from '../translations/text.ts';
import type { CheckedExercise, CheckedProgram } from './check-program.ts';
import { countPassed, transcriptLines } from './print-report.ts';

type Failure = {
  expected: string;
  received: string;
  hints: string[];
  transcript: readonly TranscriptEntry[];
};

/** The report for machines, with the words of one language. */
export function jsonReport(
  exercise: CheckedExercise,
  { report }: CheckedProgram,
  language: Language,
): unknown {
  const head = {
    exercise: { ...exercise, title: exercise.title[language] },
    language,
    seed: report.seed,
  };
  if (report.status === 'stopped') return { ...head, status: 'stopped' };
  if (report.status === 'not-checkable') {
    const { reason } = report.problem;
    return { ...head, status: report.status, reason, explanation: report.explanation[language] };
  }
  const passed = countPassed(report);
  const failed = report.results.length - passed;
  return {
    ...head,
    status: failed === 0 ? 'passed' : 'failed',
    passed,
    failed,
    checks: report.results.map((result) => ({
      id: result.id,
      title: result.title[language],
      status: result.status,
      ...failureOf(result, language),
    })),
  };
}

/** The report as JUnit's XML, which CI servers read; a program that can't be checked is an error. */
export function junitReport(
  exercise: CheckedExercise,
  { report }: CheckedProgram,
  language: Language,
): string {
  const results = report.status === 'checked' ? report.results : [];
  const cases = results.map((result) => {
    const failure = failureOf(result, language);
    const name = `classname=${quoted(exercise.key)} name=${quoted(result.title[language])}`;
    if (!failure) return `    <testcase ${name}/>`;
    const { expected, received, hints, transcript } = failure;
    const story = [
      expected,
      received,
      ...hints.slice(0, 1),
      ...transcriptLines(transcript, language),
    ];
    return [
      `    <testcase ${name}>`,
      `      <failure type=${quoted(result.status)} message=${quoted(received)}>${escaped(story.join('\n'))}</failure>`,
      '    </testcase>',
    ].join('\n');
  });
  if (report.status === 'not-checkable') {
    const name = `classname=${quoted(exercise.key)} name=${quoted(exercise.title[language])}`;
    const message = quoted(report.explanation[language]);
    cases.push(
      `    <testcase ${name}><error type=${quoted(report.problem.reason)} message=${message}/></testcase>`,
    );
  }
  const failures = results.filter(({ status }) => status !== 'passed').length;
  const errors = cases.length - results.length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name=${quoted(`${exercise.letter} ${exercise.title[language]}`)} ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function failureOf(result: CheckResult, language: Language): Failure | undefined {
  if (result.status === 'passed') return undefined;
  return {
    expected: result.expected[language],
    received: result.received[language],
    hints: result.hints.map((hint) => hint[language]),
    transcript: result.transcript,
  };
}

function quoted(text: string): string {
  return `"${escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`;
}

/** XML 1.0 has no way to write most control characters, nor half a surrogate pair. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
