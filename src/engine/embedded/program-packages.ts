import { readModule } from '../module-source.ts';
import type { ImportTarget } from '../module-source.ts';
import { resolveSpecifier } from '../module-specifier.ts';
import type { ProgramModule } from '../program-modules.ts';

/** The packages that an engine has besides `ws`: the text of one ES module for each name, fetched when a program asks. */
export type PackageTexts = Readonly<Record<string, () => Promise<string>>>;

/** A package as one module of JavaScript, which imports nothing but `ws` and Node's modules. */
export type PackageModule = {
  name: string;
  code: string;
  imports: readonly {
    target: ImportTarget;
    isDynamic: boolean;
    start: number;
    end: number;
  }[];
};

/** The packages that a program may ask for, read once each; rejects when the text of one that it names can't be fetched. */
export async function readPackages(
  modules: readonly ProgramModule[],
  texts: PackageTexts,
): Promise<PackageModule[]> {
  const imports = modules.flatMap((module) => module.imports);
  const named = new Set(
    imports.flatMap(({ target }) => (target.kind === 'package' ? [target.name] : [])),
  );
  const mayNameAny = modules.some(({ seams }) => seams.importsByExpression);
  const found = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      if (named.has(name)) return readOnce(name, await text());
      // One that only an expression may name is missed when it is asked for.
      return mayNameAny ? text().then((code) => readOnce(name, code), ignore) : undefined;
    }),
  );
  return found.filter((one) => one !== undefined);
}

const ignore = (): undefined => undefined;

const known = new Map<string, PackageModule>();

function readOnce(name: string, text: string): PackageModule {
  const read = known.get(text) ?? readPackage(name, text);
  known.set(text, read);
  return read;
}

function readPackage(name: string, text: string): PackageModule {
  const source = readModule(`${name}.js`, text);
  if ('status' in source) throw new Error(`The package "${name}": ${source.error.message}`);
  const imports = source.imports.map(({ specifier, isDynamic, start, end }) => {
    const resolved = resolveSpecifier(specifier, '', {});
    if (resolved.status === 'missing') {
      throw new Error(`The package "${name}" imports "${specifier}", which is not there.`);
    }
    return { target: resolved.target, isDynamic, start, end };
  });
  return { name, code: source.code, imports };
}
