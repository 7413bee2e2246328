import { explainNotAvailable } from './not-available.ts';
import { nodeError, type NodeError } from './node-error.ts';

/** The folder in which a program believes to be. */
export const programFolder = '/program';

/** The path of a program's file. */
export function pathOf(file: string): string {
  return `${programFolder}/${file}`;
}

/** What `import.meta` is in a file. */
export function moduleMeta(file: string, isEntry: boolean): object {
  const filename = pathOf(file);
  const url = new URL(encodeURI(filename), 'file:///').href;
  const resolve = (specifier: string): string => {
    if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, url).href;
    return /^\w+:/.test(specifier) ? specifier : `node:${specifier}`;
  };
  const meta = Object.create(null) as object;
  const dirname = filename.slice(0, filename.lastIndexOf('/'));
  return Object.assign(meta, { dirname, filename, main: isEntry, resolve, url });
}

/** The error of an import at run time that leads nowhere. */
export function moduleNotFound(specifier: string, importer: string): NodeError {
  const isFile = /^\.{0,2}\//.test(specifier);
  const from = pathOf(importer);
  const wanted = isFile ? new URL(specifier, `file://${encodeURI(from)}`) : undefined;
  const words = wanted ? `module '${decodeURI(wanted.pathname)}'` : `package '${specifier}'`;
  const error = nodeError('ERR_MODULE_NOT_FOUND', `Cannot find ${words} imported from ${from}`);
  return wanted ? Object.assign(error, { url: wanted.href }) : error;
}

/** The error of an import that the embedded engine can't serve. */
export function notAvailableHere(specifier: string): NodeError {
  const words = explainNotAvailable(specifier) ?? `The module "${specifier}" is not available here`;
  return nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', words);
}
