import { exerciseSchema } from '../../course/lesson-schema.ts';
import {
  makeProjectFiles,
  projectName,
  type OwnFiles,
  type TakeHomeLesson,
} from '../../take-home/project-files.ts';
import { zipProject } from '../../take-home/zip-project.ts';
import type { Language } from '../../translations/text.ts';
import type { BenchOptions } from '../bench.svelte.ts';
import { loadJudge } from '../checking/judges.ts';

const exercises = import.meta.glob<unknown>('/lessons/*/*/exercise.json', { import: 'default' });
const tasks = import.meta.glob<string>('/lessons/*/*/{task,about}.{es,en}.md', {
  query: '?raw',
  import: 'default',
});

/** A project as its files by path, and the name of its folder. */
export type Project = { name: string; files: Record<string, string> };

/** Makes a Node project of the lesson on the page, with what the learner has written now. */
export async function makeProject(
  { lessonKey: key, entry, clientEntry: client, mode }: BenchOptions,
  files: Readonly<Record<string, string>>,
  language: Language,
): Promise<Project> {
  const { default: own } = await import('virtual:take-home-files');
  const text = mode === 'exercise' ? 'task' : 'about';
  const [facts, judge, es, en] = await Promise.all([
    exercises[`/lessons/${key}/exercise.json`]?.(),
    mode === 'exercise' ? loadJudge(key) : undefined,
    tasks[`/lessons/${key}/${text}.es.md`]?.(),
    tasks[`/lessons/${key}/${text}.en.md`]?.(),
  ]);
  const parsed = exerciseSchema.safeParse(facts);
  const { letter, title } = parsed.success
    ? parsed.data
    : { letter: '', title: { es: `Ejemplo en vivo: ${key}`, en: `Live example: ${key}` } };
  const lesson: TakeHomeLesson = {
    ...{ key, letter, title, files, entry, client, judge },
    task: { es: es ?? '', en: en ?? '' },
  };
  return {
    name: projectName(lesson),
    files: makeProjectFiles(lesson, JSON.parse(own) as OwnFiles, language),
  };
}

/** Gives the learner a project as a zip file. */
export function downloadProject({ name, files }: Project): void {
  const address = URL.createObjectURL(
    new Blob([zipProject(name, files)], { type: 'application/zip' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.zip`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** Sends a project to stackblitz.com, in a tab of its own, as that site takes it: a form. */
export function openInStackBlitz({ name, files }: Project): void {
  const form = document.createElement('form');
  form.method = 'POST';
  form.action = 'https://stackblitz.com/run';
  form.target = '_blank';
  form.rel = 'noopener';
  form.hidden = true;
  const fields = {
    'project[title]': name,
    'project[template]': 'node',
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`project[files][${path}]`, content]),
    ),
  };
  for (const [key, value] of Object.entries(fields)) {
    const field = document.createElement('textarea');
    field.name = key;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
