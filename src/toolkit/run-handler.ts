import type { FoundRoute } from './app.ts';
import type { Connection } from './connection.ts';
import type { ParameterProblem } from './errors.ts';
import { DependencyResolver, type Outcome } from './resolve-dependencies.ts';

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
