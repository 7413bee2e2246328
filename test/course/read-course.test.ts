import { describe, expect, test } from 'vitest';
import { readCourse, type LessonFiles } from '../../src/course/read-course.ts';

const text = (word: string) => ({ es: `${word} en español`, en: `${word} in English` });

function section(letter: string, id = `${letter.toLowerCase()}-section`): LessonFiles {
  const facts = { letter, title: text(letter), summary: text('what it is'), fastapi: 'receive()' };
  return { [`${id}/section.json`]: JSON.stringify(facts) };
}

const written: LessonFiles = {
  ...section('E', 'e-receive'),
  'e-receive/concept.es.md': '## Idea',
  'e-receive/concept.en.md': '## Idea',
};

function exercise(id: string, letter: string): LessonFiles {
  const folder = `e-receive/${id}`;
  const facts = {
    letter,
    kind: 'build-it',
    title: text(id),
    summary: text('do'),
    entry: 'server.ts',
  };
  return {
    [`${folder}/exercise.json`]: JSON.stringify(facts),
    [`${folder}/task.es.md`]: 'Haz',
    [`${folder}/task.en.md`]: 'Do',
    [`${folder}/starter/server.ts`]: '// begin',
    [`${folder}/solution/server.ts`]: '// end',
    [`${folder}/solution/lib/room.ts`]: '// room',
    [`${folder}/checks.ts`]: '// judge',
    [`${folder}/known-wrong/says-nothing/server.ts`]: '',
  };
}

describe('readCourse', () => {
  test('puts the sections in the order of their letters', () => {
    const { sections } = readCourse({ ...section('F'), ...section('A'), ...section('E') });
    expect(sections.map(({ letter }) => letter)).toEqual(['A', 'E', 'F']);
  });

  test('tells a section without concept texts as coming', () => {
    expect(readCourse(section('A')).sections).toEqual([
      {
        status: 'coming',
        id: 'a-section',
        letter: 'A',
        title: text('A'),
        summary: text('what it is'),
        fastapi: 'receive()',
      },
    ]);
  });

  test('reads an exercise with its texts, its starter and its solution', () => {
    const [read] = readCourse({ ...written, ...exercise('receive-json', 'E2') }).sections;
    expect(read?.status === 'written' && read.exercises).toEqual([
      {
        id: 'receive-json',
        key: 'e-receive/receive-json',
        letter: 'E2',
        kind: 'build-it',
        title: text('receive-json'),
        summary: text('do'),
        entry: 'server.ts',
        task: { es: 'Haz', en: 'Do' },
        starter: { 'server.ts': '// begin' },
        solution: { 'server.ts': '// end', 'lib/room.ts': '// room' },
      },
    ]);
  });

  test('reads an exercise whose program is a client, and shows that file first', () => {
    const folder = 'e-receive/receive-json';
    const files = { ...written, ...exercise('receive-json', 'E2') };
    const facts = JSON.parse(files[`${folder}/exercise.json`] ?? '') as object;
    const [read] = readCourse({
      ...files,
      [`${folder}/exercise.json`]: JSON.stringify({ ...facts, client: 'visit.ts' }),
      [`${folder}/starter/visit.ts`]: '// visit',
      [`${folder}/solution/visit.ts`]: '// visited',
    }).sections;
    const [only] = read?.status === 'written' ? read.exercises : [];
    expect(only).toMatchObject({ entry: 'server.ts', client: 'visit.ts' });
    expect(Object.keys(only?.starter ?? {})).toEqual(['visit.ts', 'server.ts']);
  });

  test('puts the exercises in the order of their letters', () => {
    const files = { ...written, ...exercise('limits', 'E3'), ...exercise('receive-json', 'E2') };
    const [read] = readCourse(files).sections;
    expect(read?.status === 'written' && read.exercises.map(({ id }) => id)).toEqual([
      'receive-json',
      'limits',
    ]);
  });

  test('reads a live example, whose title, entry and client need no example.json', () => {
    const [read] = readCourse({
      ...written,
      'e-receive/example/about.es.md': 'Prueba',
      'e-receive/example/about.en.md': 'Try',
      'e-receive/example/client.ts': '// client',
      'e-receive/example/server.ts': '// server',
    }).sections;
    expect(read?.status === 'written' && read.example).toEqual({
      key: 'e-receive/example',
      title: { es: 'Ejemplo en vivo', en: 'Live example' },
      entry: 'server.ts',
      clientEntry: 'client.ts',
      about: { es: 'Prueba', en: 'Try' },
      files: { 'server.ts': '// server', 'client.ts': '// client' },
    });
  });

  test('puts the entry first among the files of a program', () => {
    const [read] = readCourse({
      ...written,
      'e-receive/example/about.es.md': 'Prueba',
      'e-receive/example/about.en.md': 'Try',
      'e-receive/example/client.ts': '',
      'e-receive/example/server.ts': '',
    }).sections;
    const example = read?.status === 'written' ? read.example : null;
    expect(Object.keys(example?.files ?? {})).toEqual(['server.ts', 'client.ts']);
  });

  test.each([
    [
      'a text that one language lacks',
      { ...section('E', 'e-receive'), 'e-receive/concept.es.md': '## Idea' },
      'e-receive/concept.en.md is missing.',
    ],
    [
      'a field that is not as it must be',
      { 'e-receive/section.json': '{"letter":"E2","title":{"es":"a","en":"b"},"fastapi":"x"}' },
      'e-receive/section.json is not as it must be. letter: must be one capital letter, for example "E"; summary: Invalid input: expected object, received undefined',
    ],
    [
      'an unknown kind of exercise',
      {
        ...written,
        'e-receive/limits/exercise.json': JSON.stringify({
          letter: 'E3',
          kind: 'hard',
          title: text('limits'),
          summary: text('do'),
          entry: 'server.ts',
        }),
      },
      'e-receive/limits/exercise.json is not as it must be. kind: Invalid option: expected one of "use-it"|"build-it"|"stretch"',
    ],
    [
      'an exercise that is not of its section',
      { ...written, ...exercise('receive-json', 'F2') },
      'e-receive/receive-json/exercise.json has the letter F2, but its section is E.',
    ],
    [
      'two sections with one letter',
      { ...section('E', 'e-receive'), ...section('E', 'e-again') },
      'Two sections have the letter E.',
    ],
  ])('refuses %s and says where', (_what, files, message) => {
    expect(() => readCourse(files)).toThrow(message);
  });

  test('refuses a starter without its entry', () => {
    const files: Record<string, string> = { ...written, ...exercise('receive-json', 'E2') };
    delete files['e-receive/receive-json/starter/server.ts'];
    expect(() => readCourse(files)).toThrow(
      'e-receive/receive-json/starter/server.ts is missing: it is the entry.',
    );
  });

  test('refuses broken JSON by its path', () => {
    expect(() => readCourse({ 'e-receive/section.json': '{' })).toThrow(
      /^e-receive\/section\.json is not JSON: /,
    );
  });
});
