import { withAddresses } from '../program-modules.ts';
import { blobAddress, ModuleValues } from './module-values.ts';
import { importKey } from './import-key.ts';
import type { PackageModule } from './program-packages.ts';

/** A package that has run: the address of its module, and what that exports. */
export type LoadedPackage = { address: string; exports: object };

/** Runs packages on the same `ws` and Node modules that the program gets; gives them by name. */
export async function loadPackages(
  packages: readonly PackageModule[],
  builtIns: ReadonlyMap<string, object>,
): Promise<ReadonlyMap<string, LoadedPackage>> {
  const loaded = new Map<string, LoadedPackage>();
  for (const { name, code, imports } of packages) {
    const values = new ModuleValues();
    for (const { target } of imports) {
      const value = builtIns.get(importKey(target));
      if (value) values.add(importKey(target), value);
    }
    const addressOf = await values.load();
    const address = blobAddress(
      withAddresses({ code, imports }, (target) => addressOf(importKey(target))),
    );
    const exports = (await import(/* @vite-ignore */ address)) as object;
    loaded.set(name, { address, exports });
  }
  return loaded;
}
