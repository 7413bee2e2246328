import type { ClassBackup } from './class-backup.ts';

/** How much of a class there is. */
export type ClassSize = { assignments: number; gradebooks: number; students: number };

/** What putting a backup back would do to what is there. */
export type BackupEffect = {
  brings: ClassSize;
  /** Gradebooks that are there and would become those of the file. */
  replaces: number;
  key: 'none' | 'new' | 'same' | 'other';
};

/** Counts what there is of a class. */
export function sizeOf({ assignments, gradebooks }: ClassBackup): ClassSize {
  const books = Object.values(gradebooks);
  return {
    assignments: Object.keys(assignments).length,
    gradebooks: books.length,
    students: books.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

/** Tells what would come of it, before anything is changed. */
export function effectOf(backup: ClassBackup, there: ClassBackup): BackupEffect {
  const replaces = Object.entries(backup.gradebooks).filter(([id, book]) => {
    const own = there.gradebooks[id];
    return own !== undefined && JSON.stringify(own) !== JSON.stringify(book);
  }).length;
  return { brings: sizeOf(backup), replaces, key: keyEffect(backup, there) };
}

/** What is there once the backup has been put back: what only one of the two has stays. */
export function joinBackups(backup: ClassBackup, there: ClassBackup): ClassBackup {
  return {
    made: backup.made,
    key: keyEffect(backup, there) === 'same' ? there.key : (backup.key ?? there.key),
    assignments: { ...there.assignments, ...backup.assignments },
    privateChecks: { ...there.privateChecks, ...backup.privateChecks },
    gradebooks: { ...there.gradebooks, ...backup.gradebooks },
  };
}

function keyEffect({ key }: ClassBackup, there: ClassBackup): BackupEffect['key'] {
  if (!key) return 'none';
  if (!there.key) return 'new';
  return key.file === there.key.file ? 'same' : 'other';
}
