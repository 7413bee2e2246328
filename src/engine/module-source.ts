import { parse } from 'acorn';
import type { Node } from 'acorn';
import { transform } from 'sucrase';
import type { SourcePosition } from '../network/wire-event.ts';
import type { NotLoaded } from './program-modules.ts';
import { describeSyntaxProblem } from './syntax-problem.ts';

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
  hasDynamicImports: boolean;
};

type FoundImport = {
  specifier: string;
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

function eraseTypes(file: string, text: string): string {
  const { code } = transform(text, {
    transforms: ['typescript'],
    disableESTransforms: true,
    filePath: file,
  });
  const namespace = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w.]+[ \t]*\{/m.exec(text);
  // sucrase drops namespaces without a word, and Node refuses them.
  if (namespace && !code.includes(namespace[0])) {
    const line = text.slice(0, namespace.index).split('\n').length;
    throw Object.assign(new SyntaxError('Namespaces cannot run here: use a module'), {
      loc: { line },
    });
  }
  return code;
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
    hasDynamicImports: false,
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
  let hasDynamicImports = false;
  walk(program, enter);
  return {
    code: blanks.reduce(blank, code),
    shiftedLines: [...shifted],
    imports,
    exports,
    starExports,
    hasDynamicImports,
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
      case 'ImportExpression':
        hasDynamicImports = true;
        addImport(node['source'], []);
        break;
    }
  }

  function addImport(source: unknown, names: (ImportedName | undefined)[]): void {
    const specifier = literalOf(source);
    if (specifier === undefined || !isSyntaxNode(source)) return;
    imports.push({
      specifier,
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

type SyntaxNode = Node & Record<string, unknown>;

function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
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

function list(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isSyntaxNode) : [];
}

function nameOf(node: unknown): string {
  if (!isSyntaxNode(node)) return '';
  return String(node.type === 'Literal' ? node['value'] : node['name']);
}

function literalOf(node: unknown): string | undefined {
  if (!isSyntaxNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return undefined;
}

function declaredNames(declaration: unknown): string[] {
  if (!isSyntaxNode(declaration)) return [];
  if (declaration['id']) return [nameOf(declaration['id'])];
  return list(declaration['declarations']).flatMap((declarator) => patternNames(declarator['id']));
}

function patternNames(pattern: unknown): string[] {
  if (!isSyntaxNode(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern)];
    case 'ObjectPattern':
      return list(pattern['properties']).flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property : property['value']),
      );
    case 'ArrayPattern':
      return list(pattern['elements']).flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(pattern['left']);
    case 'RestElement':
      return patternNames(pattern['argument']);
    default:
      return [];
  }
}

function blank(code: string, { start, end }: Node): string {
  const spaces = code.slice(start, end).replace(/[^\n]/g, ' ');
  return code.slice(0, start) + spaces + code.slice(end);
}
