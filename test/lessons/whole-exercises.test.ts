import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { readCorpus, type CorpusExercise } from './corpus.ts';
import { findGapsInChecks } from './find-language-gaps.ts';
import { findMissingParts } from './find-missing-parts.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));
const files = await loadLessonFiles(lessons);
const exercises = readCorpus(files);

/** What the editor shows beside the text on a laptop (1366 pixels). */
const widestLine = 100;

describe.each(exercises)('the exercise $id', (exercise) => {
  test('keeps other right styles, typical mistakes with their hints, and the five steps', () => {
    expect(findMissingParts(exercise)).toEqual([]);
  });

  test('gives three hints for each of its checks, in both languages', async () => {
    const judge = await bundleProgram(`${lessons}${exercise.checks}`);
    expect(await findGapsInChecks(exercise.id, judge)).toEqual([]);
  });
});

test('what a learner opens is not wider than the editor', () => {
  const shown = Object.entries(files).filter(([path]) =>
    /\/(?:starter|solution|example)\/.*\.ts$/.test(path),
  );
  expect(shown.length).toBeGreaterThan(0);
  const tooWide = shown.flatMap(([path, code]) =>
    code.split('\n').flatMap((line, at) => (line.length > widestLine ? [`${path}:${at + 1}`] : [])),
  );
  expect(tooWide).toEqual([]);
});

test('says what an exercise lacks', () => {
  const none: CorpusExercise = {
    section: 'e-receive',
    id: 'receive-json',
    entry: 'server.ts',
    subject: 'server',
    checks: 'e-receive/receive-json/checks.ts',
    starter: {
      id: 'starter',
      files: {
        'server.ts':
          '// ① Decidir / Decide\n  // ② Aceptar / Accept: ws\n// ③ Recibir\nsay("④ Responder / Reply");',
        'room.ts': '// ⑤ Limpiar / Clean up',
      },
    },
    solution: { id: 'solution', files: {} },
    alsoRight: [{ id: 'in-files', files: {} }],
    knownWrong: [{ id: 'dies', files: {}, expected: 'bad-json', hint: undefined }],
  };
  expect(findMissingParts(none)).toEqual([
    'e-receive/receive-json/also-right has 1 of at least 2.',
    'e-receive/receive-json/known-wrong has 1 of at least 5.',
    'e-receive/receive-json/known-wrong/dies/verdict.json names no hint.',
    'e-receive/receive-json/starter has no comment that begins with “③ Recibir / Receive”.',
    'e-receive/receive-json/starter has no comment that begins with “④ Responder / Reply”.',
  ]);
});
