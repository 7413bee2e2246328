import type { Connection } from './connection.ts';
import type { Parameter } from './parameters.ts';
import type { PathNames } from './path-pattern.ts';
import type { WebSocket } from './web-socket.ts';

/** What a dependency is told besides its values: the scopes of every `Security` that led to it. */
export type DependencyInfo = { readonly scopes: readonly string[] };

/** When a dependency's clean-up runs: right after the handler, or after all of those. */
export type CleanUpScope = 'function' | 'request';

/** How a dependency is asked for: once for each connection (the default) or each time; `scopes` are what it, and those it depends on, are told. */
export type DependsOptions = {
  useCache?: boolean;
  scope?: CleanUpScope;
  scopes?: readonly string[];
};

// What it takes is checked where it is declared; here only what it gives is of interest.
type AnyFunction = (...args: never[]) => unknown;
type Provided<R> = R extends
  AsyncGenerator<infer Y, unknown, unknown> | Generator<infer Y, unknown, unknown>
  ? Y
  : Awaited<R>;

/** A declared dependency; its value has type `T`. */
export class Dependency<T> {
  declare readonly value: T;
  readonly call: AnyFunction;
  readonly options: DependsOptions;

  constructor(call: AnyFunction, options: DependsOptions) {
    this.call = call;
    this.options = options;
  }
}

/** What a handler or a dependency asks for, by name. */
export type Declarations = Readonly<Record<string, Parameter<unknown> | Dependency<unknown>>>;

/** The values that declarations lead to. */
export type ValuesOf<D extends Declarations> = { -readonly [K in keyof D]: D[K]['value'] };

/** Declarations whose `Path` names stand in the path. */
export type FittingPath<Path extends string, D extends Declarations> = {
  [K in keyof D]: D[K] extends Parameter<unknown, 'path'>
    ? K extends PathNames<Path>
      ? D[K]
      : `{${K & string}} is not in ${Path}`
    : D[K];
};

/**
 * Declares a dependency: a function of the connection whose value is wanted. An `async function*` yields it once, and
 * cleans up after its `yield`, where errors of the handler are thrown. Mirrors `Depends`.
 */
export function Depends<R>(
  call: (connection: WebSocket, ...rest: never[]) => R,
  options: DependsOptions = {},
): Dependency<Provided<R>> {
  return new Dependency(call, options);
}

/** `Depends` by the name under which scopes are given. Mirrors `Security`. */
export const Security = Depends;

/** A dependency function that asks for parameters and dependencies itself; gives the function back, for `Depends`. */
export function dependency<D extends Declarations, R, C extends Connection = WebSocket>(
  declarations: D,
  call: (connection: C, values: ValuesOf<D>, info: DependencyInfo) => R,
): (connection: C, values: ValuesOf<D>, info: DependencyInfo) => R {
  declared.set(call, declarations);
  return call;
}

/** What a dependency function asks for. */
export function declarationsOf(call: AnyFunction): Declarations {
  return declared.get(call) ?? {};
}

const declared = new WeakMap<AnyFunction, Declarations>();
