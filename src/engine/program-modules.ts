import type { SourcePosition } from '../network/wire-event.ts';
import type { ProgramEnd } from './engine.ts';
import { type CircularForm, toCircularForm } from './circular-form.ts';
import { readModuleOnce } from './module-memory.ts';
import type { ImportedName, ImportTarget, ModuleSeams, ModuleSource } from './module-source.ts';
import { resolveSpecifier } from './module-specifier.ts';

/** One import of a module: what it names, where its specifier stands, and what it asked for. */
export type ModuleImport = {
  /** As the learner wrote it. */
  specifier: string;
  target: ImportTarget;
  /** Whether the module asks for it while it runs. */
  isDynamic: boolean;
  /** Where the specifier, quotes included, stands in the module's code. */
  start: number;
  end: number;
  position: SourcePosition;
  names: readonly ImportedName[];
};

/** One file of a program as JavaScript: types erased, every line where it was. */
export type ProgramModule = {
  file: string;
  code: string;
  imports: readonly ModuleImport[];
  /** Lines whose columns differ from the learner's, because types stood there. */
  shiftedLines: readonly number[];
  seams: ModuleSeams;
  /** Present in every module of a program whose files import each other in a circle. */
  circular?: CircularForm;
};

/** The end of a program that never began. */
export type NotLoaded = Extract<ProgramEnd, { status: 'not-loaded' }>;

/** What came of compiling: the modules that the entry needs, dependencies first, or why it can't start. */
export type CompiledProgram = { status: 'compiled'; modules: readonly ProgramModule[] } | NotLoaded;

/**
 * Turns a program's files into JavaScript modules and resolves their imports among the files,
 * the packages and Node's modules. The same for every engine, so that all accept the same programs.
 */
export function compileProgram(
  files: Readonly<Record<string, string>>,
  entry: string,
): CompiledProgram {
  const sources = new Map<string, ModuleSource>();
  const modules: ProgramModule[] = [];
  const open = new Set<string>();
  const later: { file: string; from: ImportSite }[] = [];
  let isCircular = false;
  const problem = visit(entry, undefined) ?? visitLater();
  if (problem) return problem;
  if (modules.some(({ seams }) => seams.importsByExpression)) addOtherFiles();
  const wrong = checkExports(sources, modules);
  if (wrong) return wrong;
  if (!isCircular) return { status: 'compiled', modules };
  return {
    status: 'compiled',
    modules: modules.map((module) => ({ ...module, circular: toCircularForm(module) })),
  };

  function visit(file: string, from: ImportSite | undefined): NotLoaded | undefined {
    if (open.has(file)) isCircular = true;
    if (sources.has(file)) return undefined;
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    if (text === undefined) return missingModule(from ?? { specifier: file }, undefined);
    const source = readModuleOnce(file, text);
    if ('status' in source) return source;
    sources.set(file, source);
    open.add(file);

    const imports: ModuleImport[] = [];
    for (const found of source.imports) {
      const resolved = resolveSpecifier(found.specifier, file, files);
      if (resolved.status === 'missing') {
        // What is asked for at run time is missed at run time.
        if (found.isDynamic) continue;
        return missingModule(found, resolved.suggestion);
      }
      imports.push({ ...found, target: resolved.target });
      if (resolved.target.kind !== 'file') continue;
      if (found.isDynamic) {
        later.push({ file: resolved.target.file, from: found });
        continue;
      }
      const problem = visit(resolved.target.file, found);
      if (problem) return problem;
    }
    open.delete(file);
    const { code, shiftedLines, seams } = source;
    modules.push({ file, code, imports, shiftedLines, seams });
    return undefined;
  }

  function visitLater(): NotLoaded | undefined {
    for (let next = later.shift(); next; next = later.shift()) {
      const problem = visit(next.file, next.from);
      if (problem) return problem;
    }
    return undefined;
  }

  /** Any file may be the one that an expression names; one that has a problem is missed when it is asked for. */
  function addOtherFiles(): void {
    for (const file of Object.keys(files)) {
      if (sources.has(file) || !/\.(?:[cm]?[jt]s|json)$/.test(file)) continue;
      const known = [...sources.keys()];
      const { length } = modules;
      if (!(visit(file, undefined) ?? visitLater())) continue;
      modules.length = length;
      open.clear();
      later.length = 0;
      for (const one of sources.keys()) if (!known.includes(one)) sources.delete(one);
    }
  }
}

/** The module's code with each specifier replaced by the address that `addressOf` gives. */
export function withAddresses(
  module: {
    code: string;
    imports: readonly { target: ImportTarget; isDynamic: boolean; start: number; end: number }[];
  },
  addressOf: (target: ImportTarget) => string,
): string {
  let code = '';
  let end = 0;
  for (const found of [...module.imports].sort((a, b) => a.start - b.start)) {
    code += module.code.slice(end, found.start) + JSON.stringify(addressOf(found.target));
    end = found.end;
  }
  return code + module.code.slice(end);
}

/** The end of a program that asks a module for a name that it doesn't have. */
export function missingExport(found: ModuleImport, name: ImportedName): NotLoaded {
  const message =
    name.name === 'default'
      ? `"${found.specifier}" has no default export`
      : `"${found.specifier}" has no export named "${name.name}"`;
  return {
    status: 'not-loaded',
    reason: 'syntax-error',
    error: { name: 'SyntaxError', message, position: name.position },
  };
}

/** The end of a program that imports a module of Node that an engine doesn't have. */
export function notAvailable(
  found: ModuleImport,
  message = `The module "${found.specifier}" is not available here`,
): NotLoaded {
  return {
    status: 'not-loaded',
    reason: 'not-available',
    specifier: found.specifier,
    error: {
      name: 'Error',
      message,
      position: found.position,
    },
  };
}

type ImportSite = { specifier: string; position?: SourcePosition };

function missingModule(site: ImportSite, suggestion: string | undefined): NotLoaded {
  const { specifier, position } = site;
  const cure = suggestion === undefined ? '' : `. Did you mean "${suggestion}"?`;
  const message = `Cannot find "${specifier}"${cure}`;
  return {
    status: 'not-loaded',
    reason: 'missing-module',
    specifier,
    ...(suggestion === undefined ? {} : { suggestion }),
    error: { name: 'Error', message, ...(position ? { position } : {}) },
  };
}

/** Finds the first name that one file imports from another that doesn't export it. */
function checkExports(
  sources: ReadonlyMap<string, ModuleSource>,
  modules: readonly ProgramModule[],
): NotLoaded | undefined {
  const importsOf = new Map(modules.map((module) => [module.file, module.imports]));
  for (const module of modules) {
    for (const found of module.imports) {
      if (found.target.kind !== 'file') continue;
      for (const name of found.names) {
        if (!hasExport(found.target.file, name.name, new Set())) return missingExport(found, name);
      }
    }
  }
  return undefined;

  function hasExport(file: string, name: string, visited: Set<string>): boolean {
    const source = sources.get(file);
    if (!source || visited.has(file)) return false;
    if (source.exports.has(name)) return true;
    if (name === 'default') return false;
    visited.add(file);
    return source.starExports.some((specifier) => {
      const target = importsOf.get(file)?.find((found) => found.specifier === specifier)?.target;
      // What `ws` and Node export is known to the engine that has them.
      return target?.kind === 'file' ? hasExport(target.file, name, visited) : true;
    });
  }
}
