import type { Submission } from './collect-hand-ins.ts';

/** One student's hand-ins: the one that counts, those that it replaces, and whether somebody else's is the same file. */
export type StudentSubmission = Submission & {
  /** Names the student in the gradebook. */
  student: string;
  replaced: readonly Submission[];
  /** Other places where the very same file lay. */
  copies: readonly string[];
};

/** Chooses the last hand-in of each student: of one name, and of one number where the files come from an LMS. */
export function latestByStudent(submissions: readonly Submission[]): StudentSubmission[] {
  const students = new Map<string, Submission[]>();
  for (const submission of submissions) {
    const student = studentKey(submission);
    students.set(student, [...(students.get(student) ?? []), submission]);
  }
  return [...students].flatMap(([student, all]) => {
    const copies = new Map<string, Submission>();
    for (const each of all) if (!copies.has(each.fingerprint)) copies.set(each.fingerprint, each);
    const [last, ...replaced] = [...copies.values()].sort((one, other) =>
      other.handIn.handedInAt.localeCompare(one.handIn.handedInAt),
    );
    if (!last) return [];
    const same = all.filter((each) => each !== last && each.fingerprint === last.fingerprint);
    return [{ ...last, student, replaced, copies: same.map(({ path }) => path) }];
  });
}

/** What names a student, whatever way the name was typed. */
export function studentKey({
  handIn,
  origin,
}: Pick<Submission, 'origin'> & { handIn: Pick<Submission['handIn'], 'student'> }): string {
  const name = handIn.student
    .normalize('NFKC')
    .toLocaleLowerCase('und')
    .replace(/\s+/g, ' ')
    .trim();
  return origin.from === 'unknown' ? name : `${name} #${origin.number}`;
}
