import type { MarkdownInstance } from 'astro';
import type { Language } from '../translations/text.ts';

const texts = import.meta.glob<MarkdownInstance<Record<string, unknown>>>(
  [
    '../../lessons/*/concept.*.md',
    '../../lessons/*/example/about.*.md',
    '../../lessons/*/*/task.*.md',
  ],
  { eager: true },
);

/** The rendered text of a lesson file, named without language: `e-receive/concept`. */
export function lessonText(
  path: string,
  language: Language,
): MarkdownInstance<Record<string, unknown>> {
  const text = texts[`../../lessons/${path}.${language}.md`];
  if (!text) throw new Error(`lessons/${path}.${language}.md is missing.`);
  return text;
}
