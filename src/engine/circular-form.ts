import { parse } from 'acorn';
import type { ImportTarget } from './module-source.ts';
import type { ProgramModule } from './program-modules.ts';
import { findReferences } from './references.ts';
import { declaredNames, isSyntaxNode, list, nameOf, type SyntaxNode } from './syntax-node.ts';
import { withSeams } from './module-seams.ts';

/**
 * A module whose default export is a generator: it first yields what it exports, as getters, then runs.
 * So modules that import each other can all be there before any of them runs, with every line where it was.
 */
export type CircularForm = {
  code: string;
  /** What the code imports of `ws` and Node, and where each specifier stands. */
  imports: readonly { target: ImportTarget; start: number; end: number }[];
  /** The files that the generator takes, in the order in which they are to run. */
  files: readonly string[];
  isAsync: boolean;
  shiftedLines: readonly number[];
};

type Edit = { start: number; end: number; text: string };
type Source = { target: ImportTarget; place: string };

/** Rewrites a module so that it takes other files as objects and gives its own names as getters. */
export function toCircularForm(module: ProgramModule): CircularForm {
  const { code } = module;
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  const prefix = freeName(code);
  const edits: Edit[] = [];
  const files: string[] = [];
  const head: { text: string; target: ImportTarget }[] = [];
  const getters: string[] = [];
  const stars: string[] = [];
  /** What stands in the code for a name that is imported from a file. */
  const places = new Map<string, string>();

  for (const node of program.body as SyntaxNode[]) {
    if (node.type === 'ImportDeclaration') takeImport(node);
  }
  for (const node of program.body as SyntaxNode[]) {
    if (node.type === 'ExportNamedDeclaration') takeNames(node);
    else if (node.type === 'ExportDefaultDeclaration') takeDefault(node);
    else if (node.type === 'ExportAllDeclaration') takeAll(node);
  }
  const { references, hasTopLevelAwait } = findReferences(program, new Set(places.keys()));
  for (const { name, start, end, isShorthand } of references) {
    const place = places.get(name) ?? name;
    edits.push({ start, end, text: isShorthand ? `${name}: ${place}` : place });
  }

  let opening = '';
  const imports = head.map(({ text, target }) => {
    const start = opening.length + text.lastIndexOf(specifierMark);
    opening += text;
    return { target, start, end: start + specifierMark.length };
  });
  const names = files.map((_, index) => `${prefix}${String(index)}`).join(', ');
  opening +=
    // In a list, so that the function has no name that stacks would show.
    `export default [${hasTopLevelAwait ? 'async ' : ''}function*(${seamNames}, [${names}]) { ` +
    `yield { names: { ${getters.join(', ')} }, stars: [${stars.join(', ')}] }; `;
  const shifted = new Set([1, ...module.shiftedLines]);
  for (const { start } of edits) shifted.add(code.slice(0, start).split('\n').length);
  return {
    code: `${opening}${applyEdits(withSeams(module), edits)}\n}];`,
    imports,
    files,
    isAsync: hasTopLevelAwait,
    shiftedLines: [...shifted],
  };

  function takeImport(node: SyntaxNode): void {
    blank(node.start, node.end);
    const { target, place } = sourceOf(node);
    if (target.kind !== 'file') {
      const clause = code.slice(node.start, (node['source'] as SyntaxNode).start);
      head.push({ target, text: `${clause.replaceAll('\n', ' ')}${specifierMark}; ` });
      return;
    }
    for (const specifier of list(node['specifiers'])) {
      const local = nameOf(specifier['local']);
      if (specifier.type === 'ImportNamespaceSpecifier') places.set(local, place);
      else {
        const isDefault = specifier.type === 'ImportDefaultSpecifier';
        places.set(local, member(place, isDefault ? 'default' : nameOf(specifier['imported'])));
      }
    }
  }

  function takeNames(node: SyntaxNode): void {
    const { declaration } = node;
    if (isSyntaxNode(declaration)) {
      blank(node.start, declaration.start);
      for (const name of declaredNames(declaration)) addGetter(name, name);
      return;
    }
    blank(node.start, node.end);
    const place = node['source'] ? namespaceOf(node) : undefined;
    for (const specifier of list(node['specifiers'])) {
      const local = nameOf(specifier['local']);
      const value = place === undefined ? (places.get(local) ?? local) : member(place, local);
      addGetter(nameOf(specifier['exported']), value);
    }
  }

  function takeDefault(node: SyntaxNode): void {
    const declaration = node['declaration'] as SyntaxNode;
    const isNamed = /^(?:Function|Class)Declaration$/.test(declaration.type) && declaration['id'];
    if (isNamed) {
      blank(node.start, declaration.start);
      addGetter('default', nameOf(declaration['id']));
    } else {
      const name = `${prefix}d`;
      const end = node.start + (/^export\s+default/.exec(code.slice(node.start))?.[0].length ?? 0);
      edits.push({ start: node.start, end, text: `const ${name} = ` });
      addGetter('default', name);
    }
  }

  function takeAll(node: SyntaxNode): void {
    blank(node.start, node.end);
    const place = namespaceOf(node);
    if (node['exported']) addGetter(nameOf(node['exported']), place);
    else stars.push(place);
  }

  function namespaceOf(node: SyntaxNode): string {
    const { target, place } = sourceOf(node);
    if (target.kind === 'file') return place;
    const name = `${prefix}n${String(head.length)}`;
    head.push({ target, text: `import * as ${name} from ${specifierMark}; ` });
    return name;
  }

  function sourceOf(node: SyntaxNode): Source {
    const { start } = node['source'] as SyntaxNode;
    const target = module.imports.find((found) => found.start === start)?.target;
    if (!target) throw new Error('An import was not resolved.');
    if (target.kind !== 'file') return { target, place: '' };
    if (!files.includes(target.file)) files.push(target.file);
    return { target, place: `${prefix}${String(files.indexOf(target.file))}` };
  }

  function addGetter(name: string, value: string): void {
    getters.push(`get ${JSON.stringify(name)}() { return ${value}; }`);
  }

  function blank(start: number, end: number): void {
    edits.push({ start, end, text: code.slice(start, end).replace(/[^\n]/g, ' ') });
  }
}

/** What the generator of a circular form calls `import(…)` and `import.meta`. */
const seamNames = 'impor$, import_meta';
const specifierMark = '"?"';

function member(place: string, name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? `${place}.${name}`
    : `${place}[${JSON.stringify(name)}]`;
}

function freeName(code: string): string {
  let name = 'file$';
  while (code.includes(name)) name += '$';
  return name;
}

function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += code.slice(end, edit.start) + edit.text;
    ({ end } = edit);
  }
  return result + code.slice(end);
}
