import { fileURLToPath } from 'node:url';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { type Language, languages } from '../../src/translations/text.ts';

/** A Markdown text of the course, in one language. */
export type LessonText = { path: string; language: Language; markdown: string };

/** A fenced block: its language and what is in it. */
export type CodeBlock = { language: string; code: string; path: string };

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

/** Every text that a learner reads. */
export async function readLessonTexts(): Promise<LessonText[]> {
  const files = await loadLessonFiles(lessons);
  return Object.entries(files).flatMap(([path, markdown]) => {
    const language = languages.find((each) => path.endsWith(`.${each}.md`));
    return language ? [{ path, language, markdown }] : [];
  });
}

/** The code blocks of a text, in order. */
export function codeBlocks({ path, markdown }: LessonText): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
    path,
    language,
    code,
  }));
}

/** The predictions of a text: the name of each, and how many answers it has. */
export function predictions({ markdown }: LessonText): { id: string; answers: number }[] {
  return [...markdown.matchAll(/<p id="(prediction-[^"]+)">(.*?)^<\/div>$/gms)].map(
    ([, id = '', rest = '']) => ({ id, answers: rest.split('<details>').length - 1 }),
  );
}

/** What is read as prose: without code, addresses and markup. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^```.*?^```$/gms, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/<code>.*?<\/code>/gs, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/<[^>]*>/g, ' ');
}
