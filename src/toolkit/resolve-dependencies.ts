import type { CleanUps } from './clean-ups.ts';
import type { Connection } from './connection.ts';
import {
  declarationsOf,
  type Declarations,
  type Dependency,
  type DependencyCall,
} from './depends.ts';
import type { ParameterProblem } from './errors.ts';
import { Parameter, readParameter } from './parameters.ts';

type Values = Record<string, unknown>;

/** Finds the values that one connection's declarations ask for. */
export class DependencyResolver {
  readonly problems: ParameterProblem[] = [];
  readonly #connection: Connection;
  readonly #cleanUps: CleanUps;
  readonly #cache = new Map<unknown, Map<string, unknown>>();

  constructor(connection: Connection, cleanUps: CleanUps) {
    this.#connection = connection;
    this.#cleanUps = cleanUps;
  }

  /**
   * Dependencies first, depth first, in the order of declaration, then parameters. What is wrong with parameters
   * is gathered in `problems`; what a dependency throws is thrown at once.
   */
  async resolve(declarations: Declarations, scopes: readonly string[] = []): Promise<Values> {
    const values: Values = {};
    for (const [name, declared] of Object.entries(declarations)) {
      values[name] = undefined;
      if (declared instanceof Parameter) continue;
      const before = this.problems.length;
      const value = await this.#provide(declared, [...scopes, ...declared.scopes]);
      if (this.problems.length === before) values[name] = value;
    }
    for (const [name, declared] of Object.entries(declarations)) {
      if (!(declared instanceof Parameter)) continue;
      const result = await readParameter(this.#connection, name, declared);
      if ('problem' in result) this.problems.push(result.problem);
      else values[name] = result.value;
    }
    return values;
  }

  async #provide(declared: Dependency<unknown>, scopes: readonly string[]): Promise<unknown> {
    const call = this.#connection.app.dependencyOverrides.get(declared.call) ?? declared.call;
    const before = this.problems.length;
    const values = await this.resolve(declarationsOf(call), scopes);
    // A function whose parameters are wrong isn't called, but others still are.
    if (this.problems.length > before) return undefined;
    const known = this.#cache.get(declared.call) ?? new Map<string, unknown>();
    const key = [...new Set(scopes)].sort().join(' ');
    if (declared.useCache && known.has(key)) return known.get(key);
    const made = (call as DependencyCall)(this.#connection, values, { scopes });
    const value = isGenerator(made) ? await this.#cleanUps.enter(made, declared.scope) : await made;
    this.#cache.set(declared.call, known.set(key, value));
    return value;
  }
}

function isGenerator(value: unknown): value is AsyncGenerator | Generator {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Symbol.asyncIterator in value || Symbol.iterator in value) &&
    'next' in value &&
    'throw' in value
  );
}
