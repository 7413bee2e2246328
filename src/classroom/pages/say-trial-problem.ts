import type { PrivateWords } from '../../translations/class-private.ts';
import type { Language } from '../../translations/text.ts';
import type { PrivateTrial } from './try-private-checks.ts';

/** Says why nobody can be graded with a file of private checks, and what to mend. */
export function sayTrialProblem(
  trial: Exclude<PrivateTrial, { status: 'fine' }>,
  words: PrivateWords,
  language: Language,
): string {
  switch (trial.status) {
    case 'empty':
      return words.privateEmpty;
    case 'silent':
      return words.privateSilent;
    case 'not-run':
      return words.privateNotRun(trial.explanation[language]);
    case 'unknown-exercise':
      return words.unknownExercise(trial.exercise);
    case 'wrong-kind':
      return words.wrongKind(trial.check, trial.wanted);
    case 'broken-check':
      return words.brokenCheck(trial.check, trial.message);
    case 'endless-check':
      return words.endlessCheck(trial.exercise);
  }
}
