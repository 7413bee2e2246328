import type { Declarations, Dependency, FittingPath, ValuesOf } from './depends.ts';
import type { HttpRequest } from './http-request.ts';
import { Parameter } from './parameters.ts';
import { type PathPattern, readPathPattern } from './path-pattern.ts';
import type { WebSocket } from './web-socket.ts';

export type RouterOptions<Prefix extends string = string> = {
  /** Begins every path of the router: `'/rooms'`. */
  prefix?: Prefix;
  /** Asked for before those of each route; their values are dropped. */
  dependencies?: readonly Dependency<unknown>[];
};

export type RouteOptions = Pick<RouterOptions, 'dependencies'>;

/** What a route answers to: a handshake, or a request with this method. */
export type RouteKind = 'websocket' | 'GET' | 'POST';

/** One declared route with all that leads to it. */
export type Route = {
  kind: RouteKind;
  path: string;
  pattern: PathPattern;
  declarations: Declarations;
  dependencies: readonly Dependency<unknown>[];
  handler: (connection: never, values: never) => unknown;
};

type Entry = Omit<Route, 'pattern'> | { kind: 'router'; router: Router; options: RouterOptions };

type Handler<C, V> = (connection: C, values: V) => unknown;

/** Declares routes of one kind: with the values that the handler asks for, or without. */
type Declare<Prefix extends string, C> = {
  (path: string, handler: Handler<C, Record<never, never>>): void;
  <const P extends string, D extends Declarations>(
    path: P,
    declarations: D & FittingPath<`${Prefix}${P}`, D>,
    handler: Handler<C, ValuesOf<D>>,
    options?: RouteOptions,
  ): void;
};

/** A group of routes with a prefix and dependencies of its own, for an app to include. Mirrors `APIRouter`. */
export class Router<Prefix extends string = string> {
  readonly #prefix: string;
  readonly #dependencies: readonly Dependency<unknown>[];
  readonly #entries: Entry[] = [];

  constructor({ prefix, dependencies = [] }: RouterOptions<Prefix> = {}) {
    this.#prefix = prefix ?? '';
    this.#dependencies = dependencies;
  }

  /** Declares who answers handshakes on a path. Mirrors `@app.websocket`. */
  readonly websocket: Declare<Prefix, WebSocket> = this.#declare('websocket');
  /** Declares who answers GET requests on a path. Mirrors `@app.get`. */
  readonly get: Declare<Prefix, HttpRequest> = this.#declare('GET');
  /** Declares who answers POST requests on a path. Mirrors `@app.post`. */
  readonly post: Declare<Prefix, HttpRequest> = this.#declare('POST');

  /** Adds another router's routes, also those that it gets later. Mirrors `include_router`. */
  include(router: Router, options: RouterOptions = {}): void {
    changes++;
    this.#entries.push({ kind: 'router', router, options });
  }

  /** All routes in the order of declaration. */
  routes(prefix = '', outer: readonly Dependency<unknown>[] = []): Route[] {
    const own = prefix + this.#prefix;
    const dependencies = [...outer, ...this.#dependencies];
    return this.#entries.flatMap((entry) => {
      if (entry.kind === 'router') {
        const { prefix: added = '', dependencies: more = [] } = entry.options;
        return entry.router.routes(own + added, [...dependencies, ...more]);
      }
      const path = own + entry.path;
      const pattern = readPathPattern(path);
      checkPathNames(path, pattern, entry.declarations);
      return [{ ...entry, path, pattern, dependencies: [...dependencies, ...entry.dependencies] }];
    });
  }

  #declare<C>(kind: RouteKind): Declare<Prefix, C> {
    return (
      path: string,
      given: Declarations | Route['handler'],
      handler?: Route['handler'],
      { dependencies = [] }: RouteOptions = {},
    ): void => {
      changes++;
      const isShort = typeof given === 'function';
      const declarations = isShort ? {} : given;
      const called = isShort ? given : handler;
      if (!called) throw new TypeError(`The route "${path}" has no handler.`);
      this.#entries.push({ kind, path, declarations, dependencies, handler: called });
    };
  }
}

/** Grows with every declaration, so that what was made of all routes can be made again. */
export function routeChanges(): number {
  return changes;
}

function checkPathNames(path: string, { names }: PathPattern, declarations: Declarations): void {
  for (const [name, declared] of Object.entries(declarations)) {
    if (!(declared instanceof Parameter) || declared.source !== 'path') continue;
    const wanted = declared.options.alias ?? name;
    if (names.includes(wanted)) continue;
    throw new Error(`The route "${path}" declares Path "${wanted}", which is not in its path.`);
  }
}

let changes = 0;
