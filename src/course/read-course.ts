import { languages, type Text } from '../translations/text.ts';
import { CourseError } from './course-error.ts';
import type { CodeFiles, Course, Example, Exercise, Section } from './course.ts';
import { exampleSchema, exerciseSchema, parseLessonJson, sectionSchema } from './lesson-schema.ts';

/** The files under `lessons/` by path from there: `e-receive/section.json`. */
export type LessonFiles = Readonly<Record<string, string>>;

/** Reads the files of `lessons/` into the course; throws a `CourseError` that names the first wrong file. */
export function readCourse(files: LessonFiles): Course {
  const sections = foldersWith(files, '', 'section.json').map((id) => readSection(files, id));
  sections.sort((one, other) => one.letter.localeCompare(other.letter));
  const twice = sections.find((section, index) => sections[index - 1]?.letter === section.letter);
  if (twice) throw new CourseError(`Two sections have the letter ${twice.letter}.`);
  return { sections };
}

function readSection(files: LessonFiles, id: string): Section {
  const path = `${id}/section.json`;
  const outline = { id, ...parseLessonJson(path, files[path] ?? '', sectionSchema) };
  if (!hasText(files, `${id}/concept`)) return { ...outline, status: 'coming' };
  const exercises = foldersWith(files, `${id}/`, 'exercise.json').map((folder) =>
    readExercise(files, id, folder),
  );
  exercises.sort((one, other) => one.letter.localeCompare(other.letter));
  const stranger = exercises.find(({ letter }) => !letter.startsWith(outline.letter));
  if (stranger) {
    throw new CourseError(
      `${stranger.key}/exercise.json has the letter ${stranger.letter}, but its section is ${outline.letter}.`,
    );
  }
  return {
    ...outline,
    status: 'written',
    concept: readText(files, `${id}/concept`),
    example: hasText(files, `${id}/example/about`) ? readExample(files, id) : null,
    exercises,
  };
}

function readExample(files: LessonFiles, section: string): Example {
  const key = `${section}/example`;
  const path = `${key}/example.json`;
  const facts = parseLessonJson(path, files[path] ?? '{}', exampleSchema);
  const code = readCode(files, key, facts.entry);
  const clientEntry = 'client.ts' in code && facts.entry !== 'client.ts' ? 'client.ts' : null;
  return { key, ...facts, clientEntry, about: readText(files, `${key}/about`), files: code };
}

function readExercise(files: LessonFiles, section: string, id: string): Exercise {
  const key = `${section}/${id}`;
  const path = `${key}/exercise.json`;
  const facts = parseLessonJson(path, files[path] ?? '', exerciseSchema);
  const starter = readCode(files, `${key}/starter`, facts.client ?? facts.entry);
  const solution = readCode(files, `${key}/solution`, facts.client ?? facts.entry);
  return { id, key, ...facts, task: readText(files, `${key}/task`), starter, solution };
}

function hasText(files: LessonFiles, path: string): boolean {
  return languages.some((language) => `${path}.${language}.md` in files);
}

function readText(files: LessonFiles, path: string): Text {
  const inLanguage = (language: (typeof languages)[number]): string => {
    const content = files[`${path}.${language}.md`];
    if (content === undefined) throw new CourseError(`${path}.${language}.md is missing.`);
    return content;
  };
  return { es: inLanguage('es'), en: inLanguage('en') };
}

/** The folders directly under `prefix` that hold a file of this name. */
function foldersWith(files: LessonFiles, prefix: string, name: string): string[] {
  return Object.keys(files).flatMap((path) => {
    if (!path.startsWith(prefix)) return [];
    const [folder, file, ...deeper] = path.slice(prefix.length).split('/');
    return folder !== undefined && file === name && deeper.length === 0 ? [folder] : [];
  });
}

/** The program files of a folder, the entry first: it is what the learner sees first. */
function readCode(files: LessonFiles, folder: string, entry: string): CodeFiles {
  const code = Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`) && !/\.(md|json)$/.test(path))
    .map(([path, content]) => [path.slice(folder.length + 1), content] as const)
    .sort(([one], [other]) => Number(other === entry) - Number(one === entry));
  if (!code.some(([path]) => path === entry)) {
    throw new CourseError(`${folder}/${entry} is missing: it is the entry.`);
  }
  return Object.fromEntries(code);
}
