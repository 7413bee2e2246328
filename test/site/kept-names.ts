import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every name under which the site keeps something in a browser, as the source has them. */
export function findKeptNames(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte|astro)$/.test(path))
    .map((path) => readFileSync(`${source}${path}`, 'utf8'));
  return [...new Set(files.flatMap(namesIn))].sort();
}

/** The names in one file: keys of web storage, databases, and the stores of the class's database. */
export function namesIn(code: string): string[] {
  const keys = /\b(?:local|session)Storage\b|\b\w*Key\b.*'enchufe:/.test(code)
    ? all(code, /'(enchufe:[a-z-]+:?)'/g)
    : [];
  const databases = all(code, /\bopenDB<\w+>\(\s*'([\w-]+)'/g);
  const [, schema = ''] = /interface Schema extends DBSchema \{\n(.*?)\n\}/s.exec(code) ?? [];
  const stores = databases.includes('enchufe-class') ? all(schema, /^ {2}(\w+): \{/gm) : [];
  return [...keys, ...databases, ...stores];
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
