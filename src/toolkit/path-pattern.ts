/** The names in a path template: `'/ws/{room}/{rest:path}'` → `'room' | 'rest'`; any name where the path isn't known. */
export type PathNames<Path extends string> = string extends Path
  ? string
  : Path extends `${string}{${infer Name}}${infer Rest}`
    ? (Name extends `${infer Plain}:${string}` ? Plain : Name) | PathNames<Rest>
    : never;

/** Tells whether a path fits, and gives the values in it by name. */
export type PathPattern = {
  readonly names: readonly string[];
  match(path: string): Readonly<Record<string, string>> | undefined;
};

/** Reads a path template: `{name}` is one non-empty segment, or of a kind: `{name:path}`, `int`, `float`, `uuid`. Throws for a wrong one. Mirrors Starlette's paths. */
export function readPathPattern(template: string): PathPattern {
  if (!template.startsWith('/')) throw new Error(`The path "${template}" must begin with "/".`);
  const names: string[] = [];
  const readPart = (found: string, name?: string, kind = 'str'): string => {
    if (name === undefined) return `\\${found}`;
    const part = kinds.get(kind);
    if (!part) throw new Error(`"${template}": {${name}:${kind}} is of no known kind.`);
    if (names.includes(name)) throw new Error(`"${template}" names {${name}} twice.`);
    names.push(name);
    return `(${part})`;
  };
  const special = /\{([a-zA-Z_$][\w$]*)(?::(\w+))?\}|[.*+?^${}()|[\]\\]/g;
  const pattern = new RegExp(`^${template.replace(special, readPart)}$`, 's');
  return {
    names,
    match: (path) => {
      const found = pattern.exec(path);
      if (!found) return undefined;
      return Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']));
    },
  };
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['str', '[^/]+'],
  ['path', '.*'],
  ['int', '[0-9]+'],
  ['float', '[0-9]+(?:\\.[0-9]+)?'],
  ['uuid', '[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}'],
]);
