import type { Node } from 'acorn';

/** A node of a syntax tree, whatever it is. */
export type SyntaxNode = Node & Record<string, unknown>;

/** Whether a value of a syntax tree is a node. */
export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The nodes of a list. */
export function list(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isSyntaxNode) : [];
}

/** The name that an identifier or a literal stands for. */
export function nameOf(node: unknown): string {
  if (!isSyntaxNode(node)) return '';
  return String(node.type === 'Literal' ? node['value'] : node['name']);
}

/** The names that a declaration declares. */
export function declaredNames(declaration: unknown): string[] {
  if (!isSyntaxNode(declaration)) return [];
  if (declaration['id']) return [nameOf(declaration['id'])];
  return list(declaration['declarations']).flatMap((declarator) => patternNames(declarator['id']));
}

/** The names that a pattern declares. */
export function patternNames(pattern: unknown): string[] {
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
