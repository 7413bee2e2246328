import { missingExport, type NotLoaded, type ProgramModule } from '../program-modules.ts';

/** Finds the first name that a program imports from `ws` or Node and that isn't there. */
export async function checkNamesOfModules(
  modules: readonly Pick<ProgramModule, 'imports'>[],
): Promise<NotLoaded | undefined> {
  for (const found of modules.flatMap((module) => module.imports)) {
    if (found.target.kind === 'file' || found.names.length === 0) continue;
    const { kind, name } = found.target;
    const exported = (await import(kind === 'node' ? `node:${name}` : name)) as object;
    const missing = found.names.find((one) => !(one.name in exported));
    if (missing) return missingExport(found, missing);
  }
  return undefined;
}
