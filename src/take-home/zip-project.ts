import { strToU8, zipSync, type Zippable } from 'fflate';

/** Packs a project's files into one zip, all in a folder of this name. */
export function zipProject(
  name: string,
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(files))
    entries[`${name}/${path}`] = strToU8(content);
  return new Uint8Array(zipSync(entries));
}
