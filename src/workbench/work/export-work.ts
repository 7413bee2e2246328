import type { LessonInFile } from './work-file.ts';

/** Gives the learner all work as one file to keep. */
export async function exportWork(open: { key: string; lesson: LessonInFile }): Promise<void> {
  const [{ collectWork }, { writeWorkFile }] = await Promise.all([
    import('./work-transfer.ts'),
    import('./work-file.ts'),
  ]);
  const file = await collectWork(open);
  const address = URL.createObjectURL(
    new Blob([writeWorkFile(file)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `enchufe-${file.exportedAt.slice(0, 10)}.json`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
