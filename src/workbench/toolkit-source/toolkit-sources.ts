import typeFiles from 'virtual:editor-types';

const home = '/node_modules/enchufe/';

/** The toolkit's files as they are written, by name; `index.ts` comes first. */
export const toolkitSources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(JSON.parse(typeFiles) as Record<string, string>)
    .filter(([path]) => path.startsWith(home) && path.endsWith('.ts'))
    .map(([path, text]): [string, string] => [path.slice(home.length), text])
    .sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other)),
);

function rank(name: string): number {
  return name === 'index.ts' ? 0 : 1;
}
