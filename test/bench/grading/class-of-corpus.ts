import { fileURLToPath } from 'node:url';
import { nameAssignment } from '../../../src/classroom/assignment/assignment.ts';
import type { ClassCourse } from '../../../src/classroom/assignment/class-course.ts';
import { sealHandIn } from '../../../src/classroom/hand-in/seal.ts';
import { makeTeacherKey, writeKeyFile } from '../../../src/classroom/hand-in/teacher-key.ts';
import { loadLessonFiles } from '../../../src/course/load-lesson-files.ts';
import { readCorpus, type CorpusExercise, type Submission } from '../../lessons/corpus.ts';
import type { SealedClass } from './grading-page.ts';

/** What a submission of the class is in the corpus. */
export type SubmissionKind = 'solution' | 'also right' | 'known wrong';

/** A class whose hand-ins are the corpus, and what each code in it is. */
export type CorpusClass = { sealed: SealedClass; kinds: ReadonlyMap<string, SubmissionKind> };

const lessons = fileURLToPath(new URL('../../../lessons/', import.meta.url));
const hash = '0'.repeat(16);
const keyOf = ({ section, id }: CorpusExercise): string => `${section}/${id}`;

/**
 * Makes a class of so many students who each hand in every exercise. Their programs go round the corpus: of three
 * students one has the solution, one another right program, one a wrong one. `only` is a part of the exercises' names.
 */
export async function makeCorpusClass(students: number, only = ''): Promise<CorpusClass> {
  const corpus = readCorpus(await loadLessonFiles(lessons));
  const exercises = corpus.filter((exercise) => keyOf(exercise).includes(only));
  const key = await makeTeacherKey();
  const { publicKey } = key;
  const assignment = await nameAssignment({
    ...{ title: 'The whole course', course: hash, due: null, note: '', asks: 'name', publicKey },
    exercises: exercises.map((exercise) => ({ key: keyOf(exercise), hash })),
    made: '2026-11-20T10:00:00.000Z',
  });
  const kinds = new Map<string, SubmissionKind>();
  const handIns: { path: string; text: string }[] = [];
  for (let student = 0; student < students; student += 1) {
    const work = exercises.map((exercise, index) => {
      const [kind, { files }] = choose(exercise, student, index);
      kinds.set(`${keyOf(exercise)} ${JSON.stringify(files)}`, kind);
      return [keyOf(exercise), { files, attempts: 1 }] as const;
    });
    const name = `Student ${String(student + 1).padStart(4, '0')}`;
    const handIn = {
      ...{ assignment: assignment.id, course: hash, student: name },
      handedInAt: '2026-11-30T12:00:00.000Z',
      exercises: Object.fromEntries(work),
    };
    handIns.push({ path: `${name}.txt`, text: (await sealHandIn(handIn, publicKey)).text });
  }
  const course = courseOf(exercises);
  const keyFile = await writeKeyFile(key);
  return { sealed: { course, assignment: assignment.text, keyFile, handIns }, kinds };
}

/** Each exercise begins its round at another student, and each round takes the next of its kind. */
function choose(
  { solution, alsoRight, knownWrong }: CorpusExercise,
  student: number,
  index: number,
): [SubmissionKind, Submission] {
  const round = Math.floor(student / 3);
  switch ((student + index) % 3) {
    case 0:
      return ['known wrong', knownWrong[round % knownWrong.length] ?? solution];
    case 1:
      return ['also right', alsoRight[round % alsoRight.length] ?? solution];
    default:
      return ['solution', solution];
  }
}

function courseOf(exercises: readonly CorpusExercise[]): ClassCourse {
  return {
    version: hash,
    exercises: exercises.map((exercise, index) => {
      const { id, entry, subject } = exercise;
      const title = { es: id, en: id };
      const letter = `X${String(index + 1)}`;
      return { key: keyOf(exercise), letter, title, summary: title, entry, subject, hash };
    }),
  };
}
