import { effectOf, joinBackups, sizeOf, type BackupEffect } from '../backup/backup-effect.ts';
import type { ClassSize } from '../backup/backup-effect.ts';
import { asBackup, readBackup, writeBackup, type BackupReading } from '../backup/class-backup.ts';
import type { ClassBackup } from '../backup/class-backup.ts';
import {
  backupOf,
  emptyClass,
  isInOrder,
  readStoredClass,
  storeClass,
  storedAs,
  type StoredClass,
} from './class-keeping.ts';
import { downloadFile } from './download-file.ts';

/** What a teacher is told, and asked, of what this browser keeps. */
export type KeeperState =
  | { state: 'resting' }
  /** A file was read: putting it back would do this. */
  | { state: 'asks-restore'; file: string; backup: ClassBackup; effect: BackupEffect }
  | { state: 'asks-forget'; size: ClassSize; hasKey: boolean }
  | { state: 'restored' | 'forgotten'; before: StoredClass }
  | { state: 'undone' }
  | { state: 'refused'; reason: Exclude<BackupReading['status'], 'read'> }
  | { state: 'no-store' };

/** What the page does with what it shows, before and after it is changed behind its back. */
export type KeeperPage = {
  /** Everything that the page knows is kept by then. */
  settle: () => Promise<void>;
  /** Gives up what is shown, and shows what is kept now. */
  renew: () => Promise<void>;
};

/** Saves all of a teacher's classes as one file, puts such a file back, and forgets them; what it did can be undone. */
export class ClassKeeper {
  current = $state.raw<KeeperState>({ state: 'resting' });
  readonly #page: KeeperPage;

  constructor(page: KeeperPage) {
    this.#page = page;
  }

  /** Gives the teacher the file. */
  async save(): Promise<void> {
    await this.#try(async () => {
      const backup = asBackup(backupOf(await this.#read()));
      const name = `enchufe-class-${backup.made.slice(0, 10)}.zip`;
      downloadFile(name, writeBackup(backup), 'application/zip');
    });
  }

  /** Reads a file and tells what it would do; nothing is changed by that. */
  async look(file: File): Promise<void> {
    const reading = readBackup(new Uint8Array(await file.arrayBuffer()));
    if (reading.status !== 'read') {
      this.current = { state: 'refused', reason: reading.status };
      return;
    }
    const { backup } = reading;
    if (!(await isInOrder(backup))) {
      this.current = { state: 'refused', reason: 'damaged' };
      return;
    }
    await this.#try(async () => {
      const effect = effectOf(backup, asBackup(backupOf(await this.#read())));
      this.current = { state: 'asks-restore', file: file.name, backup, effect };
    });
  }

  /** Puts back what was read. */
  async restore(): Promise<void> {
    const asked = this.current;
    if (asked.state !== 'asks-restore') return;
    await this.#try(async () => {
      const before = await this.#read();
      const joined = joinBackups(asked.backup, asBackup(backupOf(before)));
      await this.#store(storedAs(joined));
      this.current = { state: 'restored', before };
    });
  }

  /** Asks whether all is to be forgotten. */
  async askToForget(): Promise<void> {
    await this.#try(async () => {
      const kept = await this.#read();
      const size = sizeOf(asBackup(backupOf(kept)));
      this.current = { state: 'asks-forget', size, hasKey: kept.key !== undefined };
    });
  }

  /** Forgets key, assignments and gradebooks. */
  async forget(): Promise<void> {
    await this.#try(async () => {
      const before = await this.#read();
      await this.#store(emptyClass);
      this.current = { state: 'forgotten', before };
    });
  }

  /** Brings back what was kept before the last change. */
  async undo(): Promise<void> {
    const done = this.current;
    if (done.state !== 'restored' && done.state !== 'forgotten') return;
    await this.#try(async () => {
      await this.#store(done.before);
      this.current = { state: 'undone' };
    });
  }

  /** Leaves all as it is. */
  leave(): void {
    this.current = { state: 'resting' };
  }

  async #read(): Promise<StoredClass> {
    await this.#page.settle();
    return readStoredClass();
  }

  async #store(next: StoredClass): Promise<void> {
    await storeClass(next);
    await this.#page.renew();
  }

  async #try(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch {
      this.current = { state: 'no-store' };
    }
  }
}
