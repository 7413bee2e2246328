import type { Files } from './saved-work.ts';

/** The text of every solution's files, loaded when somebody asks to compare. */
const texts = import.meta.glob<string>(['/lessons/*/*/solution/**/*', '!**/*.md', '!**/*.json'], {
  query: '?raw',
  import: 'default',
});

/** Loads the solution of a lesson (`e-receive/receive-json`); rejects where it has none or cannot be reached. */
export async function loadSolution(lessonKey: string): Promise<Files> {
  const folder = `/lessons/${lessonKey}/solution/`;
  const found = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  if (found.length === 0) throw new Error(`${lessonKey} has no solution.`);
  return Object.fromEntries(
    await Promise.all(
      found.map(async ([path, load]) => [path.slice(folder.length), await load()] as const),
    ),
  );
}
