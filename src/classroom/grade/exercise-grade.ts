import type { CheckReport, CheckResult } from '../../checks/check-report.ts';
import type { Text } from '../../translations/text.ts';

/** What every check in the gradebook tells of itself; `isPrivate`: the teacher's own. */
type CheckName = { id: string; title: Text; isPrivate?: boolean };

/** What came of one check, as the gradebook keeps it. */
export type GradedCheck =
  | (CheckName & { status: 'passed' })
  | (CheckName & {
      status: Exclude<CheckResult['status'], 'passed'>;
      expected: Text;
      received: Text;
    });

/** What came of running one student's exercise; the seed repeats it. */
export type ExerciseGrade =
  | { status: 'not-handed-in' }
  | { status: 'not-run'; seed: number; explanation: Text }
  | { status: 'run'; seed: number; checks: readonly GradedCheck[] };

/** What a teacher sees of a grade at a glance. */
export type GradeStatus = 'passed' | 'partly' | 'failed' | 'not-run' | 'not-handed-in';

/** How much each check weighs, by exercise and check (`e-receive/receive-json#answers`); 1 where nothing is said. */
export type CheckWeights = Readonly<Record<string, number>>;

/** Makes a grade of a report; undefined where the run was stopped. */
export function gradeOf(report: CheckReport): ExerciseGrade | undefined {
  if (report.status === 'stopped') return undefined;
  const { seed } = report;
  if (report.status === 'not-checkable') {
    return { status: 'not-run', seed, explanation: report.explanation };
  }
  return { status: 'run', seed, checks: report.results.map(gradedCheck) };
}

/** The part of an exercise that was reached, from 0 to 1. */
export function shareOf(grade: ExerciseGrade, exercise: string, weights: CheckWeights): number {
  if (grade.status !== 'run') return 0;
  const weightOf = (check: GradedCheck): number => weights[`${exercise}#${check.id}`] ?? 1;
  const sum = (checks: readonly GradedCheck[]): number =>
    checks.reduce((total, check) => total + weightOf(check), 0);
  const all = sum(grade.checks);
  const passed = sum(grade.checks.filter(({ status }) => status === 'passed'));
  return all > 0 ? passed / all : 0;
}

/** Tells a grade at a glance. */
export function statusOf(grade: ExerciseGrade): GradeStatus {
  if (grade.status !== 'run') return grade.status;
  const passed = grade.checks.filter(({ status }) => status === 'passed').length;
  if (passed === 0) return 'failed';
  return passed === grade.checks.length ? 'passed' : 'partly';
}

function gradedCheck(result: CheckResult): GradedCheck {
  const { id, title, status } = result;
  if (status === 'passed') return { id, title, status };
  return { id, title, status, expected: result.expected, received: result.received };
}
