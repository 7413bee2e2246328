import { startJudge } from '../../src/checks/judge-program.ts';
import { readCourse, type LessonFiles } from '../../src/course/read-course.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { languages, type Text } from '../../src/translations/text.ts';

const hintsPerCheck = 3;

/** What one language says and the other doesn't, among the lesson files. */
export function findGapsInFiles(files: LessonFiles): string[] {
  const gaps: string[] = [];
  try {
    readCourse(files);
  } catch (error) {
    gaps.push(error instanceof Error ? error.message : String(error));
  }
  for (const path of Object.keys(files)) {
    const match = /^(.*)\.(es|en)\.md$/.exec(path);
    if (match?.[2] !== 'es') continue;
    const other = `${match[1]}.en.md`;
    const [es, en] = [headings(files[path] ?? ''), headings(files[other] ?? '')];
    if (!(other in files)) gaps.push(`${other} is missing.`);
    else if (es !== en) gaps.push(`${path} and ${other} have different headings: ${es} and ${en}`);
  }
  for (const path of Object.keys(files)) {
    const match = /^(.*)\.en\.md$/.exec(path);
    if (match && !(`${match[1]}.es.md` in files)) gaps.push(`${match[1]}.es.md is missing.`);
  }
  return gaps;
}

/** What the checks of a lesson lack: a language of a title or a hint, or a hint. */
export async function findGapsInChecks(lesson: string, judge: string): Promise<string[]> {
  const engine = openNodeEngine();
  try {
    const checks = await startJudge(engine, judge, 'list').list();
    if (checks.length === 0) return [`${lesson} has no checks.`];
    return checks.flatMap(({ id, title, hints }) => [
      ...(isComplete(title) ? [] : [`${lesson}: the title of ${id} lacks a language.`]),
      ...(hints.length === hintsPerCheck
        ? []
        : [`${lesson}: ${id} has ${hints.length} hints instead of ${hintsPerCheck}.`]),
      ...hints.flatMap((hint, index) =>
        isComplete(hint) ? [] : [`${lesson}: hint ${index + 1} of ${id} lacks a language.`],
      ),
    ]);
  } finally {
    await engine.close();
  }
}

function isComplete(text: Text): boolean {
  return languages.every((language) => text[language].trim() !== '') && text.es !== text.en;
}

/** The levels of the headings, in order; code blocks have none. */
function headings(markdown: string): string {
  const levels = markdown
    .replace(/^```[\s\S]*?^```/gm, '')
    .split('\n')
    .flatMap((line) => /^(#+) /.exec(line)?.[1] ?? []);
  return levels.join(' ') || 'none';
}
