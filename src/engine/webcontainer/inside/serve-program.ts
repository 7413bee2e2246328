import { mkdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { programPackages } from '../../module-specifier.ts';
import type { ProcessBegin } from '../process-messages.ts';

/**
 * Serves a program's modules from memory, and the packages from the page or from the project's folder; the program
 * works in the folder that its modules seem to be in.
 */
export function serveProgram({ folder, modules, packages, project }: ProcessBegin): void {
  mkdirSync(fileURLToPath(folder), { recursive: true });
  process.chdir(fileURLToPath(folder));
  const served = new Map(Object.entries(modules));
  for (const [name, code] of Object.entries(packages)) served.set(packageAddress(name), code);

  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!programPackages.includes(specifier)) {
        const url = addressOf(specifier, context.parentURL);
        if (url !== undefined && served.has(url)) {
          return { url, format: 'module', shortCircuit: true };
        }
        return nextResolve(specifier, context);
      }
      if (!Object.hasOwn(packages, specifier)) {
        return nextResolve(specifier, { ...context, parentURL: project });
      }
      return { url: packageAddress(specifier), format: 'module', shortCircuit: true };
    },
    load(url, context, nextLoad) {
      const source = served.get(url);
      if (source === undefined) return nextLoad(url, context);
      return { format: 'module', source, shortCircuit: true };
    },
  });

  function packageAddress(name: string): string {
    return new URL(`packages/${name}.js`, project).href;
  }
}

function addressOf(specifier: string, parent: string | undefined): string | undefined {
  return URL.parse(specifier, parent)?.href;
}
