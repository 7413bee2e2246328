import { type NodeError, nodeError } from './node-error.ts';

/** A function of Node's that the embedded engine lacks: whoever calls it gets an error that tells so, and what to use instead. */
export function missingFunction(name: string, advice: string): (...args: unknown[]) => never {
  return () => {
    throw notHere(name, advice);
  };
}

function notHere(name: string, advice: string): NodeError {
  const words = `${name}() is not available in the embedded engine: ${advice}.`;
  return nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', words);
}
