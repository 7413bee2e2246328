import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAssignmentFragment } from '../../src/classroom/assignment/assignment-link.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';
import { sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import type { Language } from '../../src/translations/text.ts';

/** The exercises that the guide's teacher chooses. */
export const exercises = [
  { letter: 'E2', key: 'e-receive/receive-json' },
  { letter: 'F2', key: 'f-send/echo-in-kind' },
] as const;

/** The words that the guide's teacher types, and the class. */
export const told = {
  es: {
    title: 'Semana 3: recibir y enviar',
    note: 'Lee antes la sección **E**. Dudas, en clase o por correo.',
    student: 'Ana García',
    reason: 'La idea es correcta; falla en un caso raro.',
    comment: 'Muy buen trabajo. En F2, mira cómo distingues el texto de los bytes.',
    others: ['Beto Ruiz', 'Carla Núñez', 'Diego López', 'Elena Sanz'],
  },
  en: {
    title: 'Week 3: receiving and sending',
    note: 'Read section **E** first. Questions in class or by mail.',
    student: 'Amy Clarke',
    reason: 'The idea is right; it fails in a rare case.',
    comment: 'Very good work. In F2, look at how you tell text from bytes.',
    others: ['Ben Carter', 'Chloe Martin', 'Dan Novak', 'Ella Price'],
  },
} as const;

/** What the calendar says while the pictures are taken. */
export const today = new Date('2027-03-09T10:00:00.000Z');

/** When the assignment is due, as the form takes it. */
export const due = '2027-03-12T23:59';

/** How large the window is for a page of the classroom. */
export const pageSize = { width: 900, height: 900 };

/** How large it is for an exercise, so that the text stands beside the editor. */
export const workbenchSize = { width: 1120, height: 700 };

/** A file as a teacher picks it. */
export type PickedFile = { name: string; mimeType: string; buffer: Buffer };

/** A program of the course's corpus: the solution, or one that is known to be wrong. */
export function programOf(key: string, folder: string): Record<string, string> {
  const file = new URL(`../../lessons/${key}/${folder}/server.ts`, import.meta.url);
  return { 'server.ts': readFileSync(fileURLToPath(file), 'utf8') };
}

/** What the others of the class hand in: right, wrong, late, in part, and one file that was cut off. */
export async function handInsOfOthers(link: string, language: Language): Promise<PickedFile[]> {
  const reading = await readAssignmentFragment(new URL(link).hash);
  if (reading.status !== 'read') throw new Error(`The link is ${reading.status}.`);
  const { id, assignment } = reading;
  const [first, second] = exercises;
  const work = (one: string, two?: string): HandIn['exercises'] => ({
    [first.key]: { files: programOf(first.key, one), attempts: 3 },
    ...(two === undefined
      ? {}
      : { [second.key]: { files: programOf(second.key, two), attempts: 5 } }),
  });
  const [late, partly, unfinished, cut] = told[language].others;
  const handIns = [
    { student: late, at: '2027-03-13T07:40:00.000Z', exercises: work('solution', 'solution') },
    {
      student: partly,
      at: '2027-03-11T18:05:00.000Z',
      exercises: work('known-wrong/ignores-bad-json', 'known-wrong/looks-for-strings'),
    },
    { student: unfinished, at: '2027-03-12T20:30:00.000Z', exercises: work('solution') },
    { student: cut, at: '2027-03-12T21:00:00.000Z', exercises: work('solution', 'solution') },
  ];
  return Promise.all(
    handIns.map(async ({ student, at, exercises: handedIn }) => {
      const { text } = await sealHandIn(
        {
          ...{ assignment: id, course: assignment.course, student },
          ...{ handedInAt: at, exercises: handedIn },
        },
        assignment.publicKey,
      );
      const name = `${student.toLowerCase().replaceAll(' ', '-')}.txt`;
      const content = student === cut ? text.slice(0, 400) : text;
      return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
    }),
  );
}
