/** A class that may also be called without `new`, as Node's old classes may. */
export function callableClass<Class extends new (...args: never[]) => object>(Class: Class): Class {
  return new Proxy(Class, {
    apply: (target, _self, args: never[]) => new target(...args),
  });
}
