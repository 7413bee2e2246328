import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { languages } from '../../src/translations/text.ts';
import { predictions, readLessonTexts } from './lesson-texts.ts';

const files = await loadLessonFiles(fileURLToPath(new URL('../../lessons/', import.meta.url)));
const course = readCourse(files);

test('the course has its nine sections from A to I', () => {
  expect(course.sections.map(({ letter, id }) => `${letter} ${id}`)).toEqual([
    'A a-websockets',
    'B b-websocket',
    'C c-route',
    'D d-accept',
    'E e-receive',
    'F f-send',
    'G g-disconnect',
    'H h-dependencies',
    'I i-many-clients',
  ]);
});

test('every text begins below the title, which the page sets', () => {
  const withTitle = Object.entries(files).filter(
    ([path, content]) =>
      path.endsWith('.md') && path !== 'README.md' && /^# /m.test(withoutCode(content)),
  );
  expect(withTitle.map(([path]) => path)).toEqual([]);
});

test.each(course.sections.flatMap((section) => (section.status === 'written' ? [section] : [])))(
  'both languages of the concept of $letter have the same outline',
  ({ concept }) => {
    const [first, ...others] = languages.map((language) => outline(concept[language]));
    for (const other of others) expect(other).toEqual(first);
  },
);

test('both languages of a text ask the same predictions, with as many answers', async () => {
  const asked = new Map<string, unknown[]>();
  for (const text of await readLessonTexts()) {
    const lesson = text.path.replace(/\.\w+\.md$/, '');
    asked.set(lesson, [...(asked.get(lesson) ?? []), predictions(text)]);
  }
  const unlike = [...asked].filter(
    ([, [first, second]]) => JSON.stringify(first) !== JSON.stringify(second),
  );
  expect(unlike).toEqual([]);
  expect([...asked.values()].flat(2).length).toBeGreaterThan(0);
});

/** The levels of headings and the languages of code blocks, in order. */
function outline(markdown: string): string[] {
  return [...markdown.matchAll(/^(#{2,4}) |^```(\w+)$/gm)].map(
    ([, level, code]) => level ?? code ?? '',
  );
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```.*?^```$/gms, '');
}
