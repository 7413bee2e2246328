import type { CheckReport } from '../../src/checks/check-report.ts';
import { nameAssignment, type Assignment } from '../../src/classroom/assignment/assignment.ts';
import type { Submission } from '../../src/classroom/collect/collect-hand-ins.ts';
import type { FileOrigin } from '../../src/classroom/collect/file-origin.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';
import { makeTeacherKey } from '../../src/classroom/hand-in/teacher-key.ts';

/** The teacher of the tests. */
export const key = await makeTeacherKey();

/** An assignment of two exercises as it is made, with what a test wants otherwise. */
export function assignmentWith(wanted: Partial<Assignment> = {}): Assignment {
  return {
    title: 'Semana 3: recibir',
    course: '0123456789abcdef',
    exercises: [
      { key: 'e-receive/receive-json', hash: '00000000000000aa' },
      { key: 'f-send/echo-in-kind', hash: '00000000000000bb' },
    ],
    due: { at: '2026-12-01T22:59:00.000Z', zone: 'Europe/Madrid' },
    note: 'Leed **primero** la sección E.',
    asks: 'name',
    terms: { hints: true, solution: false, shownChecks: 3 },
    privateChecks: null,
    publicKey: key.publicKey,
    made: '2026-11-20T10:00:00.000Z',
    ...wanted,
  };
}

/** The assignment of the tests. */
export const named = await nameAssignment(assignmentWith());

/** A hand-in for it, with what a test wants otherwise. */
export function handInWith(wanted: Partial<HandIn> = {}): HandIn {
  return {
    assignment: named.id,
    course: '0123456789abcdef',
    student: 'Ana García',
    handedInAt: '2026-11-30T12:00:00.000Z',
    exercises: {
      'e-receive/receive-json': { files: { 'server.ts': '// ana' }, attempts: 3 },
    },
    ...wanted,
  };
}

/** A hand-in as it is when it has been opened. */
export function submissionOf(
  handIn: HandIn,
  path = 'ana.txt',
  origin: FileOrigin = { from: 'unknown' },
): Submission {
  return { path, origin, fingerprint: `print of ${path}`, text: '', handIn };
}

/** A report in which the checks with these names passed or failed. */
export function reportWith(checks: Readonly<Record<string, boolean>>, seed = 7): CheckReport {
  return {
    status: 'checked',
    seed,
    results: Object.entries(checks).map(([id, isPassed]) => {
      const sentence = { id, title: { es: `título de ${id}`, en: `title of ${id}` } };
      if (isPassed) return { ...sentence, status: 'passed' };
      const text = { es: 'algo', en: 'something' };
      return {
        ...sentence,
        ...{ status: 'failed', expected: text, received: text, hints: [], transcript: [] },
      };
    }),
  };
}
