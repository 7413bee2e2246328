import { mkdirSync, mkdtempSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programsFolder } from './own-files.ts';
import { withAddresses, type ProgramModule } from '../program-modules.ts';

/** A fresh folder with a program's modules. */
export type ProgramFolder = {
  path: string;
  /** The address that every module's address begins with, slash included. */
  url: string;
  remove(): Promise<void>;
};

/** A fresh folder for what an engine keeps until it is closed; to be removed by then. */
export function makeEngineFolder(): string {
  mkdirSync(programsFolder, { recursive: true });
  return mkdtempSync(join(programsFolder, 'engine-'));
}

/** Writes a program's modules into a folder of their own, under the learner's paths. */
export async function writeProgramFolder(
  modules: readonly ProgramModule[],
): Promise<ProgramFolder> {
  await mkdir(programsFolder, { recursive: true });
  const path = await mkdtemp(join(programsFolder, 'program-'));
  const addressOf = (file: string) => pathToFileURL(join(path, file)).href;
  for (const module of modules) {
    const file = join(path, module.file);
    const code = withAddresses(module, (target) => {
      if (target.kind === 'file') return addressOf(target.file);
      return target.kind === 'node' ? `node:${target.name}` : target.name;
    });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  return {
    path,
    url: `${pathToFileURL(path).href}/`,
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
