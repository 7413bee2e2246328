import { dirname, resolve } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Makes `import * as name` of the importer's own modules a plain object. A bundler's own namespace has a function for
 * each export, and whoever reads them all has all of these compiled.
 */
export function plainNamespaces(
  importer: string,
  exportsOf: (file: string) => readonly string[],
): Plugin {
  return {
    name: 'enchufe:plain-namespaces',
    resolveId(specifier) {
      return specifier.startsWith(prefix) ? specifier : null;
    },
    load(id) {
      return id.startsWith(prefix) ? namespaceOf(id.slice(prefix.length), exportsOf) : null;
    },
    transform(code, id) {
      if (id !== importer) return null;
      return code.replaceAll(namespaceImport, (_, name: string, file: string) => {
        const source = `${prefix}${resolve(dirname(importer), file)}`;
        return `import ${name} from ${JSON.stringify(source)};`;
      });
    },
  };
}

/** The text of a module whose default export has all that another module exports, as it is once that has run. */
function namespaceOf(file: string, exportsOf: (file: string) => readonly string[]): string {
  const names = exportsOf(file);
  // Whatever another module exports besides has no names here.
  if (names.includes('*')) {
    return `import * as whole from ${JSON.stringify(file)};\nexport default whole;`;
  }
  const { imports, object } = plainNamespace(file, names, 'v');
  return `${imports}\nexport default ${object};`;
}

/** The import of all that a module exports, and the text of an object with it; each local name begins with `prefix`. */
export function plainNamespace(
  file: string,
  exportNames: readonly string[],
  localPrefix: string,
): { imports: string; object: string } {
  const named = exportNames.map((name, index) => [JSON.stringify(name), `${localPrefix}${index}`]);
  return {
    imports: `import { ${named.map((pair) => pair.join(' as ')).join(', ')} } from ${JSON.stringify(file)};`,
    object: `{ ${named.map((pair) => pair.join(': ')).join(', ')} }`,
  };
}

const namespaceImport = /^import \* as (\w+) from '(\.\/[^']+)';$/gm;
const prefix = '\0enchufe:plain-namespace:';
