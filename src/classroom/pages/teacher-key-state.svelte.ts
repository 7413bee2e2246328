import {
  keyName,
  makeTeacherKey,
  readKeyFile,
  writeKeyFile,
  type KeyReading,
  type TeacherKey,
} from '../hand-in/teacher-key.ts';
import { keep, recall } from './class-store.ts';
import { downloadFile } from './download-file.ts';

/** The teacher's key as the page has it: kept in this browser, saved as a file, opened from one. */
export class TeacherKeyState {
  key = $state.raw<TeacherKey>();
  name = $state('');
  isSaved = $state(false);
  /** False where the browser keeps nothing. */
  isKept = $state(true);
  /** The name of a key that another one replaced before it was saved, and that was saved therefore. */
  rescued = $state<string>();
  problem = $state.raw<Exclude<KeyReading['status'], 'read'>>();

  /** Brings back the key that this browser has; none where it has none. One that was opened or made meanwhile stays. */
  async restore(): Promise<void> {
    const before = this.key;
    const kept = await recall((store) => store.get('key', 'teacher'), undefined);
    const reading = kept && (await readKeyFile(kept.file));
    if (this.key !== before) return;
    if (reading?.status === 'read') await this.#show(reading.key, kept?.isSaved ?? false);
    else this.key = undefined;
  }

  /** The key, made where there is none. */
  async need(): Promise<TeacherKey> {
    if (this.key) return this.key;
    const key = await makeTeacherKey();
    await this.#show(key, false);
    await this.#keep(key);
    return key;
  }

  /** Gives the teacher the key as a file. */
  async save(): Promise<void> {
    const key = await this.need();
    downloadFile(`enchufe-key-${this.name}.json`, await writeKeyFile(key), 'application/json');
    this.isSaved = true;
    await this.#keep(key);
  }

  /** Takes the key of a file; what is wrong with it is told, and the one before stays. */
  async open(file: File | undefined): Promise<void> {
    const reading = await readKeyFile((await file?.text()) ?? '');
    this.problem = reading.status === 'read' ? undefined : reading.status;
    if (reading.status !== 'read') return;
    await this.#rescue(reading.key);
    await this.#show(reading.key, true);
    await this.#keep(reading.key);
  }

  /** What is sealed for a key that goes away unsaved could never be opened again. */
  async #rescue(next: TeacherKey): Promise<void> {
    this.rescued = undefined;
    if (!this.key || this.isSaved || this.key.publicKey === next.publicKey) return;
    await this.save();
    this.rescued = this.name;
  }

  async #show(key: TeacherKey, isSaved: boolean): Promise<void> {
    this.name = await keyName(key.publicKey);
    this.key = key;
    this.isSaved = isSaved;
  }

  async #keep(key: TeacherKey): Promise<void> {
    const file = await writeKeyFile(key);
    const { isSaved } = this;
    this.isKept = await keep((store) => store.put('key', { file, isSaved }, 'teacher'));
  }
}
