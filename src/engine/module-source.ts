import { parse } from 'acorn';
import type { Node } from 'acorn';
import type { SourcePosition } from '../network/wire-event.ts';
import { eraseTypes } from './erase-types.ts';
import type { NotLoaded } from './program-modules.ts';
import { describeSyntaxProblem } from './syntax-problem.ts';
import { declaredNames, isSyntaxNode, list, nameOf, type SyntaxNode } from './syntax-node.ts';

/** A name that a module asks of another, and where. */
export type ImportedName = { name: string; position: SourcePosition };

/** What an import leads to: a file of the program, a package, or a module of Node (without `node:`). */
export type ImportTarget =
  | { kind: 'file'; file: string }
  | { kind: 'package'; name: string }
  | { kind: 'node'; name: string };

/** One file, read by itself: its JavaScript, and what it imports and exports. */
export type ModuleSource = {
  code: string;
  shiftedLines: readonly number[];
  imports: readonly FoundImport[];
  exports: ReadonlySet<string>;
  /** Specifiers of `export * from`. */
  starExports: readonly string[];
  seams: ModuleSeams;
};

/** Where a module's code asks its surroundings for something while it runs: each the start of a keyword. */
export type ModuleSeams = {
  /** Of `import(…)`. */
  dynamicImports: readonly number[];
  /** Of `import.meta`. */
  metas: readonly number[];
  /** Whether a dynamic import may ask for any file. */
  importsByExpression: boolean;
};

type FoundImport = {
  specifier: string;
  isDynamic: boolean;
  start: number;
  end: number;
  position: SourcePosition;
  names: readonly ImportedName[];
};

/** Erases the types of one file, keeps its lines, and lists its imports and exports. */
export function readModule(file: string, text: string): ModuleSource | NotLoaded {
  if (file.endsWith('.json')) return readJson(file, text);
  try {
    const code = /\.[cm]?jsx?$/.test(file) ? text : eraseTypes(file, text);
    const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
    return collect(file, text, code, program);
  } catch (error) {
    const problem = describeSyntaxProblem(error, text);
    return syntaxError(file, problem.message, problem.place);
  }
}

function readJson(file: string, text: string): ModuleSource | NotLoaded {
  try {
    JSON.parse(text);
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec(String(error));
    return syntaxError(
      file,
      'This is not valid JSON',
      place ? { line: Number(place[1]), column: Number(place[2]) } : { line: 1 },
    );
  }
  return {
    code: `export default ${text.trim()};`,
    shiftedLines: [],
    imports: [],
    exports: new Set(['default']),
    starExports: [],
    seams: { dynamicImports: [], metas: [], importsByExpression: false },
  };
}

function syntaxError(
  file: string,
  message: string,
  place: { line: number; column?: number } | undefined,
): NotLoaded {
  const error = { name: 'SyntaxError', message };
  return {
    status: 'not-loaded',
    reason: 'syntax-error',
    error: place ? { ...error, position: { file, ...place } } : error,
  };
}

function collect(file: string, text: string, code: string, program: Node): ModuleSource {
  const lines = text.split('\n');
  const shifted = new Set<number>();
  code.split('\n').forEach((line, index) => {
    if (line !== lines[index]) shifted.add(index + 1);
  });
  const imports: FoundImport[] = [];
  const exports = new Set<string>();
  const starExports: string[] = [];
  const blanks: Node[] = [];
  const dynamicImports: number[] = [];
  const metas: number[] = [];
  let importsByExpression = false;
  walk(program, enter);
  return {
    code: blanks.reduce(blank, code),
    shiftedLines: [...shifted],
    imports,
    exports,
    starExports,
    seams: { dynamicImports, metas, importsByExpression },
  };

  function enter(node: SyntaxNode): void {
    switch (node.type) {
      case 'ImportDeclaration':
        addImport(node['source'], list(node['specifiers']).map(importedName));
        attributes(node);
        break;
      case 'ExportNamedDeclaration': {
        const specifiers = list(node['specifiers']);
        for (const specifier of specifiers) exports.add(nameOf(specifier['exported']));
        for (const name of declaredNames(node['declaration'])) exports.add(name);
        if (node['source']) {
          addImport(
            node['source'],
            specifiers.map((specifier) => ({
              name: nameOf(specifier['local']),
              position: positionOf(specifier),
            })),
          );
          attributes(node);
        }
        break;
      }
      case 'ExportDefaultDeclaration':
        exports.add('default');
        break;
      case 'ExportAllDeclaration':
        addImport(node['source'], []);
        attributes(node);
        if (node['exported']) exports.add(nameOf(node['exported']));
        else starExports.push(literalOf(node['source']) ?? '');
        break;
      case 'ImportExpression': {
        const { source, options } = node;
        dynamicImports.push(node.start);
        importsByExpression ||= literalOf(source) === undefined;
        addImport(source, [], true);
        if (isSyntaxNode(source) && isSyntaxNode(options)) {
          blanks.push({ ...node, start: source.end, end: options.end });
        }
        break;
      }
      case 'MetaProperty':
        if (code.startsWith('import.meta', node.start)) metas.push(node.start);
        break;
    }
  }

  function addImport(
    source: unknown,
    names: (ImportedName | undefined)[],
    isDynamic = false,
  ): void {
    const specifier = literalOf(source);
    if (specifier === undefined || !isSyntaxNode(source)) return;
    imports.push({
      specifier,
      isDynamic,
      start: source.start,
      end: source.end,
      position: positionOf(source),
      names: names.filter((name) => name !== undefined),
    });
  }

  // `with { type: 'json' }` has no meaning any more once the file became JavaScript.
  function attributes(node: SyntaxNode): void {
    const first = list(node['attributes'])[0];
    const source = node['source'];
    if (!first || !isSyntaxNode(source)) return;
    const end = code.indexOf('}', list(node['attributes']).at(-1)?.end ?? first.end) + 1;
    blanks.push({ ...node, start: source.end, end });
  }

  function importedName(specifier: SyntaxNode): ImportedName | undefined {
    if (specifier.type === 'ImportNamespaceSpecifier') return undefined;
    const name =
      specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier['imported']);
    return { name, position: positionOf(specifier) };
  }

  function positionOf(node: SyntaxNode): SourcePosition {
    const line = node.loc?.start.line ?? 1;
    const column = (node.loc?.start.column ?? 0) + 1;
    return shifted.has(line) ? { file, line } : { file, line, column };
  }
}

function walk(root: Node, enter: (node: SyntaxNode) => void): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) {
      for (let index = node.length - 1; index >= 0; index--) open.push(node[index]);
    } else if (isSyntaxNode(node)) {
      enter(node);
      for (const value of Object.values(node).reverse()) {
        if (typeof value === 'object' && value !== null) open.push(value);
      }
    }
  }
}

function literalOf(node: unknown): string | undefined {
  if (!isSyntaxNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return undefined;
}

function blank(code: string, { start, end }: Node): string {
  const spaces = code.slice(start, end).replace(/[^\n]/g, ' ');
  return code.slice(0, start) + spaces + code.slice(end);
}
