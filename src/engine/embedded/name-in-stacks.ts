let named = 0;

/**
 * A module's code with a name of its own for stacks, and that name. Firefox 140 leaves the address of a module out of the
 * stacks of a page whose origin is opaque, as the sandbox's is; the name it writes.
 */
export function nameInStacks(code: string): { code: string; name: string } {
  named += 1;
  const name = `blob:module-${String(named)}`;
  // The last such comment counts, so one of the learner's own doesn't.
  return { code: `${code}\n//# sourceURL=${name}`, name };
}
