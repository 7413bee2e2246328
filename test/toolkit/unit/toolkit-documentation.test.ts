import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/bundles/project-file.ts';
import { toolkitProgram } from './toolkit-program.ts';

test('every export of the toolkit has its sentence', { timeout: 60_000 }, () => {
  const program = toolkitProgram();
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(projectFile('src/toolkit/index.ts'));
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(index as ts.Node)!);
  expect(exported.length).toBeGreaterThan(30);
  const silent = exported
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    )
    .filter((symbol) => {
      const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
      return !/^\S.{10,}[.:)]$/s.test(text.trim());
    });
  expect(silent.map(({ name }) => name)).toEqual([]);
});
