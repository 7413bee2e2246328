import { transform } from 'sucrase';

/** Erases the types of a TypeScript file and keeps its lines; throws what is wrong with it, with its place. */
export function eraseTypes(file: string, text: string): string {
  const code = erase(file, text);
  const namespace = /^[ \t]*(?:export[ \t]+)?(?:namespace|module)[ \t]+[\w.]+[ \t]*\{/m.exec(text);
  // sucrase drops namespaces without a word, and Node refuses them.
  if (namespace && !code.includes(namespace[0])) {
    const line = text.slice(0, namespace.index).split('\n').length;
    throw Object.assign(new SyntaxError('Namespaces cannot run here: use a module'), {
      loc: { line },
    });
  }
  return code;
}

/** sucrase misses the operand of a `yield` before a sign that closes something, where there needn't be one: it gets one. */
function erase(file: string, text: string): string {
  for (let whole = text; ;) {
    try {
      const options = { disableESTransforms: true, filePath: file };
      return transform(whole, { ...options, transforms: ['typescript'] }).code;
    } catch (error) {
      const at = placeOfMissedOperand(error, whole);
      if (at === undefined) throw error;
      whole = `${whole.slice(0, at)} void 0${whole.slice(at)}`;
    }
  }
}

function placeOfMissedOperand(error: unknown, text: string): number | undefined {
  if (!(error instanceof Error) || !('pos' in error)) return undefined;
  const at = Number(error.pos);
  return /\byield\s*$/.test(text.slice(0, at)) && /[\]),:]/.test(text.charAt(at)) ? at : undefined;
}
