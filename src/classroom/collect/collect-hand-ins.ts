import type { HandIn } from '../hand-in/hand-in.ts';
import { openHandIn, type Opening } from '../hand-in/seal.ts';
import type { TeacherKey } from '../hand-in/teacher-key.ts';
import { readOrigin, type FileOrigin } from './file-origin.ts';
import { unpackFiles, type GivenFile, type RefusedFile } from './unpack-files.ts';

/** A hand-in that was opened, and where it lay. */
export type Submission = {
  path: string;
  origin: FileOrigin;
  fingerprint: string;
  /** The sealed text, to open it again. */
  text: string;
  handIn: HandIn;
};

/** Why a file gives no grade. */
export type ProblemReason = RefusedFile['reason'] | Exclude<Opening['status'], 'opened'>;

/** A file that gives no grade; the table shows each. */
export type ProblemFile = { path: string; origin: FileOrigin; reason: ProblemReason };

/** All that was in the files that a teacher dropped. */
export type Collection = {
  submissions: readonly Submission[];
  problems: readonly ProblemFile[];
};

/** Opens everything that is among these files, zips included, whatever it is called. */
export async function collectHandIns(
  given: readonly GivenFile[],
  key: TeacherKey,
  assignment: string,
): Promise<Collection> {
  const { files, refused } = unpackFiles(given);
  const submissions: Submission[] = [];
  const problems: ProblemFile[] = refused.map(({ path, reason }) => ({
    ...{ path, reason },
    origin: readOrigin(path),
  }));
  for (const { path, bytes } of files) {
    const text = new TextDecoder().decode(bytes);
    const opening = await openHandIn(text, key, assignment);
    const origin = readOrigin(path);
    if (opening.status === 'opened') {
      const { handIn, fingerprint } = opening;
      submissions.push({ path, origin, fingerprint, text, handIn });
    } else {
      problems.push({ path, origin, reason: opening.status });
    }
  }
  return { submissions, problems };
}
