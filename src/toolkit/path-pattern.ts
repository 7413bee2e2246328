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

/**
 * Reads a path template: `{name}` is one non-empty segment, `{name:path}` may have slashes, `{name:int}` has digits
 * only, `{name:float}` a fraction too, `{name:uuid}` a UUID. Throws on any other kind. Mirrors Starlette's paths.
 */
export function readPathPattern(template: string): PathPattern {
  if (!template.startsWith('/')) throw new Error(`The path "${template}" must begin with "/".`);
  const names: string[] = [];
  const source = template.replace(
    /\{([a-zA-Z_$][\w$]*)(?::(\w+))?\}|[.*+?^${}()|[\]\\]/g,
    (found: string, name?: string, kind = 'str') => {
      if (name === undefined) return `\\${found}`;
      if (names.includes(name)) throw new Error(`"${template}" names {${name}} twice.`);
      const part = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
      if (!part) throw new Error(`"${template}": {${name}:${kind}} is of no known kind.`);
      names.push(name);
      return `(${part})`;
    },
  );
  const pattern = new RegExp(`^${source}$`, 's');
  return {
    names,
    match: (path) => {
      const found = pattern.exec(path);
      if (!found) return undefined;
      return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
    },
  };
}

/** A path percent-decoded as a whole, as servers do before they match; broken sequences become U+FFFD. */
export function decodePath(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    const bytes = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    return Buffer.from(bytes, 'latin1').toString();
  }
}

const kinds: Readonly<Record<string, string>> = {
  str: '[^/]+',
  path: '.*',
  int: '[0-9]+',
  float: '[0-9]+(?:\\.[0-9]+)?',
  uuid: '[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}',
};
