import { dirname } from 'node:path';
import ts from 'typescript';
import { projectFile } from '../../../src/bundles/project-file.ts';

/** The compiler's view of the toolkit, with the project's options, and of further files given as text by their names. */
export function toolkitProgram(further: ReadonlyMap<string, string> = new Map()): ts.Program {
  const configFile = projectFile('tsconfig.json');
  const config = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path)).config as unknown;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile));
  const unhurried = { noUnusedLocals: false, noUnusedParameters: false, types: ['node'] };
  const chosen: ts.CompilerOptions = { ...options, ...unhurried };
  const host = ts.createCompilerHost(chosen);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (path) => further.has(path) || fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const text = further.get(path);
    if (text === undefined) return getSourceFile(path, ...rest);
    return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
  };
  return ts.createProgram([projectFile('src/toolkit/index.ts'), ...further.keys()], chosen, host);
}
