import type { Connection } from './connection.ts';
import { Parameter, type Source } from './parameters.ts';
import type { PathNames } from './path-pattern.ts';
import type { WebSocket } from './web-socket.ts';

/** What a dependency is told besides its values: the scopes of every `Security` that led to it. */
export type DependencyInfo = { readonly scopes: readonly string[] };

/** When the clean-up of a dependency runs: right after the handler, or after all of those. */
export type CleanUpScope = 'function' | 'request';

export type DependsOptions = {
  /** Whether a connection asks for it once and then remembers. */
  useCache?: boolean;
  scope?: CleanUpScope;
};

// What it takes is checked where it is declared; here only what it gives is of interest.
type AnyFunction = (...args: never[]) => unknown;
type Provider<R> = (connection: WebSocket, ...rest: never[]) => R;
type Provided<R> =
  R extends AsyncGenerator<infer Y, unknown, unknown>
    ? Y
    : R extends Generator<infer Y, unknown, unknown>
      ? Y
      : Awaited<R>;

/** A declared dependency; its value has type `T`. */
export class Dependency<T> {
  declare readonly value: T;
  readonly call: AnyFunction;
  readonly useCache: boolean;
  readonly scope: CleanUpScope;
  readonly scopes: readonly string[];

  constructor(call: AnyFunction, options: DependsOptions & { scopes?: readonly string[] }) {
    this.call = call;
    this.useCache = options.useCache ?? true;
    this.scope = options.scope ?? 'request';
    this.scopes = options.scopes ?? [];
  }
}

/** What a handler or a dependency asks for, by name. */
export type Declarations = Readonly<Record<string, Parameter<unknown> | Dependency<unknown>>>;

/** The values that declarations lead to. */
export type ValuesOf<D extends Declarations> = { -readonly [K in keyof D]: D[K]['value'] };

/** Declarations whose `Path` names stand in the path. */
export type FittingPath<Path extends string, D extends Declarations> = {
  [K in keyof D]: D[K] extends Parameter<unknown, infer S>
    ? 'path' extends S
      ? Source extends S
        ? D[K]
        : K extends PathNames<Path>
          ? D[K]
          : `{${K & string}} is not in ${Path}`
      : D[K]
    : D[K];
};

/**
 * Declares a dependency: a function of the connection whose value is wanted. An `async function*` yields it once,
 * and cleans up after its `yield`, where errors of the handler are thrown. Mirrors `Depends`.
 */
export function Depends<R>(
  call: Provider<R>,
  options: DependsOptions = {},
): Dependency<Provided<R>> {
  return new Dependency(call, options);
}

/** Like `Depends`, with scopes that the function, and those it depends on, are told. Mirrors `Security`. */
export function Security<R>(
  call: Provider<R>,
  options: DependsOptions & { scopes?: readonly string[] } = {},
): Dependency<Provided<R>> {
  return new Dependency(call, options);
}

/** A dependency function that asks for parameters and dependencies itself; gives the function back, to be handed to `Depends`. */
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

/** A dependency function as the resolver calls it. */
export type DependencyCall = (
  connection: Connection,
  values: Readonly<Record<string, unknown>>,
  info: DependencyInfo,
) => unknown;

const declared = new WeakMap<AnyFunction, Declarations>();
