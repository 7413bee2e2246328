import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exercise } from '../course/course.ts';
import { commandLineTexts as texts } from '../translations/command-line.ts';
import type { Language } from '../translations/text.ts';
import { UsageError } from './usage-error.ts';

/** Writes what a learner begins with, and the task as `README.md`; never into a folder that holds anything. */
export async function makeFolder(
  folder: string,
  { starter, task, letter, title }: Exercise,
  language: Language,
): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      es: texts.es.cannotWrite(folder, reason),
      en: texts.en.cannotWrite(folder, reason),
    });
  });
  const present = await readdir(folder);
  if (present.length > 0) {
    throw new UsageError({ es: texts.es.notEmpty(folder), en: texts.en.notEmpty(folder) });
  }
  const readme = `# ${letter} · ${title[language]}\n\n${task[language].trim()}\n`;
  for (const [path, content] of Object.entries({ ...starter, 'README.md': readme })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
