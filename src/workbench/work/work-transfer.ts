import { readProgress, writeProgress } from '../checking/progress.ts';
import { newsChannel, type WorkNews } from './keep-work.ts';
import { journalPrefix, newer, readJournal, removeJournal, type SavedWork } from './saved-work.ts';
import { addVersion, sameFiles } from './versions.ts';
import { openWorkDatabase, type WorkDatabase } from './work-database.ts';
import { readWorkFile, writeWorkFile, type LessonInFile, type WorkFile } from './work-file.ts';

/** What an import would do, by lesson: bring new work, replace other work, or nothing. */
export type ImportPlan = { brings: string[]; replaces: string[]; same: string[] };

/** Collects all work that this browser holds; `open` is the lesson on the page, saved or not. */
export async function collectWork(open: { key: string; lesson: LessonInFile }): Promise<WorkFile> {
  const lessons: Record<string, LessonInFile> = {};
  const database = await openWorkDatabase().catch(() => undefined);
  for (const key of await lessonKeys(database)) {
    const work = newer(await database?.get('work', key), readJournal(key));
    if (!work) continue;
    const versions = (await database?.get('versions', key)) ?? [];
    lessons[key] = { files: work.files, openFile: work.openFile, versions: [...versions] };
  }
  lessons[open.key] = open.lesson;
  return {
    format: 'enchufe-work',
    version: 1,
    exportedAt: new Date().toISOString(),
    progress: readProgress(),
    lessons,
  };
}

/** Tells what an import would do before it is done. */
export function planImport(now: WorkFile, file: WorkFile): ImportPlan {
  const plan: ImportPlan = { brings: [], replaces: [], same: [] };
  for (const [key, lesson] of Object.entries(file.lessons)) {
    const present = now.lessons[key];
    if (!present) plan.brings.push(key);
    else if (sameFiles(present.files, lesson.files)) plan.same.push(key);
    else plan.replaces.push(key);
  }
  return plan;
}

/** Imports a work file: its lessons replace those here, others stay; what was there is kept for `undoImport`. */
export async function importWork(now: WorkFile, file: WorkFile): Promise<void> {
  const database = await openWorkDatabase();
  await database.put('replaced', writeWorkFile(now), 'import');
  for (const [key, lesson] of Object.entries(file.lessons)) {
    const before = now.lessons[key];
    // What is replaced stays in the history too.
    const versions = before
      ? addVersion(lesson.versions, { time: Date.now(), cause: 'import', files: before.files })
      : lesson.versions;
    await putLesson(database, key, { ...lesson, versions: [...versions] });
  }
  writeProgress({ ...readProgress(), ...file.progress });
  tellImported();
}

/** Tells whether an import can be undone. */
export async function canUndoImport(): Promise<boolean> {
  const database = await openWorkDatabase().catch(() => undefined);
  return (await database?.getKey('replaced', 'import')) !== undefined;
}

/** Puts everything back as it was before the last import. */
export async function undoImport(): Promise<void> {
  const database = await openWorkDatabase();
  const reading = readWorkFile((await database.get('replaced', 'import')) ?? '');
  if (reading.status !== 'read') throw new Error(reading.status);
  const { lessons, progress } = reading.file;
  for (const key of await lessonKeys(database)) {
    // A lesson that had no work begins from its starter again, as one with no files of its own does.
    await putLesson(database, key, lessons[key] ?? { files: {}, openFile: '', versions: [] });
  }
  writeProgress(progress);
  await database.delete('replaced', 'import');
  tellImported();
}

async function putLesson(database: WorkDatabase, key: string, lesson: LessonInFile): Promise<void> {
  const present = newer(await database.get('work', key), readJournal(key));
  const work: SavedWork = {
    revision: (present?.revision ?? 0) + 1,
    files: lesson.files,
    openFile: lesson.openFile,
  };
  await database.put('work', work, key);
  await database.put('versions', lesson.versions, key);
  removeJournal(key);
}

async function lessonKeys(database: WorkDatabase | undefined): Promise<string[]> {
  const kept = (await database?.getAllKeys('work')) ?? [];
  const journals = Object.keys(storage()).flatMap((key) =>
    key.startsWith(journalPrefix) ? [key.slice(journalPrefix.length)] : [],
  );
  return [...new Set([...kept, ...journals])];
}

function storage(): Readonly<Record<string, unknown>> {
  try {
    return { ...localStorage };
  } catch {
    return {};
  }
}

function tellImported(): void {
  const channel = new BroadcastChannel(newsChannel);
  channel.postMessage({ type: 'imported' } satisfies WorkNews);
  channel.close();
}
