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

/** The packages that a program may ask for, read once each; rejects when a text can't be fetched. */
export function readPackages(
  modules: readonly ProgramModule[],
  texts: PackageTexts,
): Promise<PackageModule[]> {
  const asked = new Set<string>();
  for (const { imports, seams } of modules) {
    // An expression may name any.
    if (seams.importsByExpression) for (const name of Object.keys(texts)) asked.add(name);
    for (const { target } of imports) if (target.kind === 'package') asked.add(target.name);
  }
  return Promise.all(
    [...asked].flatMap((name) => {
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      return text ? [text().then((code) => readOnce(name, code))] : [];
    }),
  );
}

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
