import { inspect } from 'node:util';
import type { ProgramError } from '../../engine.ts';
import type { ProgramReport } from '../program-report.ts';
import { withoutNodeLines, type LearnerFiles } from './learner-files.ts';

type ErrorReport = Extract<ProgramReport, { type: 'output' | 'threw' }>;

/** Tells `report` the error that ends the program; one that the program handles is its own affair. */
export function reportUncaughtErrors(
  files: LearnerFiles,
  report: (report: ErrorReport) => void,
): void {
  // The monitor sees an error before anybody handles it.
  process.on('uncaughtExceptionMonitor', (thrown: unknown) => {
    if (process.listenerCount('uncaughtException') > 0) return;
    if (process.hasUncaughtExceptionCaptureCallback()) return;
    const error = describeError(thrown, files);
    report({ type: 'output', level: 'error', text: printed(thrown, files) ?? error.message });
    report({ type: 'threw', error, isWhileLoading: isLinkError(thrown, files) });
    // Node would now print the stack and end with code 1; the stack is reported already.
    process.exit(1);
  });
}

/** What Node would print of an error. */
function printed(thrown: unknown, files: LearnerFiles): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const emitted = Object.getOwnPropertySymbols(thrown).find(
    ({ description }) => description === 'kEnhanceStackBeforeInspector',
  );
  if (emitted) {
    // Node adds here, at the last moment, which emitter emitted the error, and where.
    const enhance: unknown = Reflect.get(thrown, emitted);
    if (typeof enhance === 'function') thrown.stack = String(Reflect.apply(enhance, thrown, []));
  }
  return files.name(withoutNodeLines(inspect(thrown, { customInspect: false, depth: 5 })));
}

function describeError(thrown: unknown, files: LearnerFiles): ProgramError {
  if (!(thrown instanceof Error)) {
    return {
      name: 'Error',
      message: `Uncaught ${inspect(thrown, { customInspect: false, depth: 5 })}`,
    };
  }
  const stack = thrown.stack ?? '';
  const position = files.positionIn(stack);
  return {
    name: thrown.name,
    message: files.name(thrown.message),
    ...(position ? { position } : {}),
    stack: files.name(withoutNodeLines(stack)),
  };
}

/** A link error (`does not provide an export named`) starts its stack with the file and line. */
function isLinkError(thrown: unknown, files: LearnerFiles): boolean {
  return thrown instanceof SyntaxError && files.has(thrown.stack ?? '');
}
