import type { Language } from '../../translations/text.ts';

const texts = import.meta.glob<string>('/lessons/*/*/task.*.md', {
  query: '?raw',
  import: 'default',
});

/** Loads what an exercise asks, as Markdown. */
export async function loadTask(exercise: string, language: Language): Promise<string> {
  const load = texts[`/lessons/${exercise}/task.${language}.md`];
  if (!load) throw new Error(`${exercise} has no task in ${language}.`);
  return load();
}
