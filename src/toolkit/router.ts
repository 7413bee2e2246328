import type { Declarations, Dependency, FittingPath, ValuesOf } from './depends.ts';
import type { HttpRequest } from './http.ts';
import { Parameter } from './parameters.ts';
import { type PathPattern, readPathPattern } from './path-pattern.ts';
import type { WebSocket } from './web-socket.ts';

/** What is asked for before what each route asks for; the values are dropped. */
export type RouteOptions = { dependencies?: readonly Dependency<unknown>[] };

/** The prefix begins every path of the router: `'/rooms'`. */
export type RouterOptions<Prefix extends string = string> = RouteOptions & { prefix?: Prefix };

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

/** Declares routes of one kind: with the values that the handler asks for, or without. */
type Declare<Prefix extends string, C> = {
  (path: string, handler: (connection: C, values: Record<never, never>) => unknown): void;
  <const P extends string, D extends Declarations>(
    path: P,
    declarations: D & FittingPath<`${Prefix}${P}`, D>,
    handler: (connection: C, values: ValuesOf<D>) => unknown,
    options?: RouteOptions,
  ): void;
};

/** A group of routes with a prefix and dependencies of its own, for an app to include. Mirrors `APIRouter`. */
export class Router<Prefix extends string = string> {
  readonly #options: RouterOptions;
  readonly #entries: Entry[] = [];

  constructor(options: RouterOptions<Prefix> = {}) {
    this.#options = options;
  }

  /** Declares who answers handshakes on a path. Mirrors `@app.websocket`. */
  readonly websocket: Declare<Prefix, WebSocket> = this.#declare('websocket');
  /** Declares who answers GET requests on a path. Mirrors `@app.get`. */
  readonly get: Declare<Prefix, HttpRequest> = this.#declare('GET');
  /** Declares who answers POST requests on a path. Mirrors `@app.post`. */
  readonly post: Declare<Prefix, HttpRequest> = this.#declare('POST');

  /** Adds another router's routes, also those that it gets later. Mirrors `include_router`. */
  include(router: Router, options: RouterOptions = {}): void {
    this.#entries.push({ kind: 'router', router, options });
    changes++;
  }

  /** All routes in the order of declaration; throws for a `Path` that isn't in its path. */
  routes(before = '', outer: RouteOptions['dependencies'] = []): Route[] {
    const prefix = before + (this.#options.prefix ?? '');
    const dependencies = [...outer, ...(this.#options.dependencies ?? [])];
    return this.#entries.flatMap((entry) => {
      if (entry.kind === 'router') {
        const { prefix: more = '', dependencies: others = [] } = entry.options;
        return entry.router.routes(prefix + more, [...dependencies, ...others]);
      }
      const path = prefix + entry.path;
      const pattern = readPathPattern(path);
      for (const [name, declared] of Object.entries(entry.declarations)) {
        if (!(declared instanceof Parameter) || declared.source !== 'path') continue;
        if (pattern.names.includes(declared.options.alias ?? name)) continue;
        throw new Error(`The route "${path}" declares Path "${name}", which is not in its path.`);
      }
      return [{ ...entry, path, pattern, dependencies: [...dependencies, ...entry.dependencies] }];
    });
  }

  #declare<C>(kind: RouteKind): Declare<Prefix, C> {
    return (
      path: string,
      given: Declarations | Route['handler'],
      called?: Route['handler'],
      { dependencies = [] }: RouteOptions = {},
    ): void => {
      const [declarations, handler] = typeof given === 'function' ? [{}, given] : [given, called];
      if (!handler) throw new TypeError(`The route "${path}" has no handler.`);
      this.#entries.push({ kind, path, declarations, dependencies, handler });
      changes++;
    };
  }
}

/** Grows with every declaration, so that what was made of all routes can be made again. */
export function routeChanges(): number {
  return changes;
}

let changes = 0;
