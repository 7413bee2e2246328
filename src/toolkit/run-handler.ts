import type { FoundRoute } from './app.ts';
import type { Connection } from './connection.ts';
import { declarationsOf } from './depends.ts';
import type { CleanUpScope, Declarations, Dependency, DependencyInfo } from './depends.ts';
import type { ParameterProblem } from './errors.ts';
import { Parameter, readParameter } from './parameters.ts';

/** How a handler, with what follows it, ended. */
export type Outcome = { type: 'returned'; value: unknown } | { type: 'threw'; error: unknown };

type Values = Record<string, unknown>;
type Entered = AsyncGenerator | Generator;
type Call = (connection: Connection, values: Values, info: DependencyInfo) => unknown;

/** Resolves what a route declares, calls its handler, and cleans up; `refusal` makes the error for wrong parameters. */
export async function runHandler(
  connection: Connection,
  { route, pathParams, rootPath }: FoundRoute,
  refusal: (problems: readonly ParameterProblem[]) => Error,
): Promise<Outcome> {
  Object.assign(connection, { pathParams, rootPath });
  const resolver = new DependencyResolver(connection);
  const attempt = async (): Promise<Outcome> => {
    try {
      await resolver.resolve(Object.fromEntries(Object.entries(route.dependencies)));
      const values = await resolver.resolve(route.declarations);
      if (resolver.problems.length > 0) throw refusal(resolver.problems);
      const handler = route.handler as (connection: Connection, values: unknown) => unknown;
      return { type: 'returned', value: await handler(connection, values) };
    } catch (error) {
      return { type: 'threw', error };
    }
  };
  return resolver.cleanUp(await attempt());
}

/** Finds the values that one connection's declarations ask for, and cleans up after them. */
class DependencyResolver {
  readonly problems: ParameterProblem[] = [];
  readonly #connection: Connection;
  readonly #cache = new Map<unknown, Map<string, unknown>>();
  readonly #entered: Record<CleanUpScope, Entered[]> = { function: [], request: [] };

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Dependencies first, depth first, in the order of declaration, then parameters. What is wrong with parameters
   * is gathered in `problems`; what a dependency throws is thrown at once.
   */
  async resolve(declarations: Declarations, scopes: readonly string[] = []): Promise<Values> {
    const values: Values = {};
    for (const [name, declared] of Object.entries(declarations)) {
      if (!(declared instanceof Parameter)) values[name] = await this.#provide(declared, scopes);
    }
    for (const [name, declared] of Object.entries(declarations)) {
      if (!(declared instanceof Parameter)) continue;
      const result = await readParameter(this.#connection, name, declared);
      if ('problem' in result) this.problems.push(result.problem);
      else values[name] = result.value;
    }
    return values;
  }

  /**
   * Runs what follows each `yield`, the last entered first. An error is thrown in at the `yield`: who catches it
   * turns it into a normal return, who throws another puts that in its place.
   */
  async cleanUp(outcome: Outcome): Promise<Outcome> {
    let current = outcome;
    const { function: first, request: then } = this.#entered;
    for (const entered of [...first.reverse(), ...then.reverse()]) {
      current = await leave(entered, current);
    }
    return current;
  }

  async #provide(declared: Dependency<unknown>, outer: readonly string[]): Promise<unknown> {
    const { useCache = true, scope = 'request', scopes: own = [] } = declared.options;
    const scopes = [...new Set([...outer, ...own])];
    const call = this.#connection.app.dependencyOverrides.get(declared.call) ?? declared.call;
    const before = this.problems.length;
    const values = await this.resolve(declarationsOf(call), scopes);
    // A function whose parameters are wrong isn't called, but others still are.
    if (this.problems.length > before) return undefined;
    const known = this.#cache.get(declared.call) ?? new Map<string, unknown>();
    const key = scopes.toSorted().join(' ');
    if (useCache && known.has(key)) return known.get(key);
    const made = (call as Call)(this.#connection, values, { scopes });
    const value = isGenerator(made) ? await this.#enter(made, scope) : await made;
    this.#cache.set(declared.call, known.set(key, value));
    return value;
  }

  async #enter(generator: Entered, scope: CleanUpScope): Promise<unknown> {
    const { value, done } = (await generator.next()) as IteratorResult<unknown, unknown>;
    if (done) throw new Error('A dependency that is a generator must yield its value once.');
    this.#entered[scope].push(generator);
    return value;
  }
}

function isGenerator(value: unknown): value is Entered {
  if (typeof value !== 'object' || value === null) return false;
  return (Symbol.asyncIterator in value || Symbol.iterator in value) && 'throw' in value;
}

async function leave(generator: Entered, outcome: Outcome): Promise<Outcome> {
  try {
    const isWell = outcome.type === 'returned';
    const { done } = await (isWell ? generator.next() : generator.throw(outcome.error));
    if (!done) throw new Error('A dependency that is a generator must yield only once.');
    return isWell ? outcome : { type: 'returned', value: undefined };
  } catch (error) {
    return { type: 'threw', error };
  }
}
