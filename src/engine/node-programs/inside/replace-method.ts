type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Puts a method around one of Node's own, on its prototype. */
export function replaceMethod(
  prototype: object,
  name: string,
  wrap: (method: Method) => (this: never, ...args: unknown[]) => unknown,
): void {
  const method = Reflect.get(prototype, name) as Method;
  Reflect.set(prototype, name, wrap(method));
}
