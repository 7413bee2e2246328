import type { CheckReport } from '../../checks/check-report.ts';

/** Tells whether a report says that everything is right. */
export function isAllPassed(report: CheckReport): boolean {
  return (
    report.status === 'checked' &&
    report.results.length > 0 &&
    report.results.every((result) => result.status === 'passed')
  );
}

/** Tells whether there are more checks than those that the report tells of. */
export function isInPart(report: CheckReport): boolean {
  return report.status === 'checked' && (report.leftOut ?? 0) > 0;
}
