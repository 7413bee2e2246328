import type { Node } from 'acorn';
import { declaredNames, isSyntaxNode, list, nameOf, patternNames } from './syntax-node.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A place where a module uses a name of its outermost scope; a shorthand is `{ name }`. */
export type Reference = { name: string; start: number; end: number; isShorthand: boolean };

/** Finds where a module uses some of its own names, where nothing inside declares the same name again. */
export function findReferences(
  program: Node,
  names: ReadonlySet<string>,
): { references: Reference[]; hasTopLevelAwait: boolean } {
  const references: Reference[] = [];
  let hasTopLevelAwait = false;
  visit(program as SyntaxNode, [], 0);
  return { references, hasTopLevelAwait };

  function visit(node: SyntaxNode, scopes: readonly ReadonlySet<string>[], depth: number): void {
    if (/^(?:Import|ExportAll)\w*Declaration$/.test(node.type)) return;
    if (node.type === 'ExportNamedDeclaration' && !node['declaration']) return;
    if (node.type === 'Identifier') {
      use(node, scopes, false);
      return;
    }
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node['await'])) {
      hasTopLevelAwait ||= depth === 0;
    }
    const own = node.type === 'Program' ? [] : scopeOf(node);
    const inner = own.length > 0 ? [...scopes, new Set(own)] : scopes;
    const isFunction = functions.test(node.type) || node.type === 'StaticBlock';
    const innerDepth = isFunction || node.type === 'PropertyDefinition' ? depth + 1 : depth;
    if (node.type === 'Property' && node['shorthand']) {
      const { value } = node;
      if (isSyntaxNode(value) && value.type === 'Identifier') use(value, inner, true);
      else if (isSyntaxNode(value)) visit(value, inner, innerDepth);
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (isOnlyAName(node, key)) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isSyntaxNode(child)) visit(child, inner, innerDepth);
      }
    }
  }

  function use(
    node: SyntaxNode,
    scopes: readonly ReadonlySet<string>[],
    isShorthand: boolean,
  ): void {
    const name = nameOf(node);
    if (!names.has(name) || scopes.some((scope) => scope.has(name))) return;
    references.push({ name, start: node.start, end: node.end, isShorthand });
  }
}

const functions = /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression)$/;

/** Whether a part of a node is a name that refers to nothing. */
function isOnlyAName(node: SyntaxNode, key: string): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return key === 'property' && !node['computed'];
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return key === 'key' && !node['computed'];
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return key === 'label';
    case 'MetaProperty':
      return true;
    default:
      return false;
  }
}

/** The names that a node declares for what is inside it. */
function scopeOf(node: SyntaxNode): string[] {
  if (functions.test(node.type)) {
    const own = node.type === 'FunctionExpression' ? [nameOf(node['id'])] : [];
    return [...own, ...list(node['params']).flatMap(patternNames), ...varsIn(node['body'])];
  }
  switch (node.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return lexicalNames(list(node['body']));
    case 'SwitchStatement':
      return list(node['cases']).flatMap((one) => lexicalNames(list(one['consequent'])));
    case 'ForStatement':
      return declaredNames(node['init']);
    case 'ForInStatement':
    case 'ForOfStatement':
      return declaredNames(node['left']);
    case 'CatchClause':
      return patternNames(node['param']);
    case 'ClassExpression':
      return [nameOf(node['id'])];
    default:
      return [];
  }
}

function lexicalNames(statements: readonly SyntaxNode[]): string[] {
  return statements
    .filter(({ type }) => /^(?:Variable|Function|Class)Declaration$/.test(type))
    .flatMap(declaredNames);
}

/** The names that `var` declares anywhere in a function's body, but not in a function inside it. */
function varsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(varsIn);
  if (!isSyntaxNode(node) || functions.test(node.type)) return [];
  const own =
    node.type === 'VariableDeclaration' && node['kind'] === 'var' ? declaredNames(node) : [];
  return [...own, ...Object.values(node).flatMap(varsIn)];
}
