import type { ModuleSeams } from './module-source.ts';

/**
 * A module's code that asks `impor$(…)` and `import_meta` of its surroundings, in place of `import(…)` and
 * `import.meta`; as long as it was, so that nothing moves.
 */
export function withSeams({ code, seams }: { code: string; seams: ModuleSeams }): string {
  let result = code;
  for (const start of seams.dynamicImports) result = replaceAt(result, start, loadName);
  for (const start of seams.metas) result = replaceAt(result, start, metaName);
  return result;
}

/** What stands for the keyword of `import(…)`. */
export const loadName = 'impor$';

/** What stands for `import.meta`. */
export const metaName = 'import_meta';

function replaceAt(code: string, start: number, name: string): string {
  return code.slice(0, start) + name + code.slice(start + name.length);
}
