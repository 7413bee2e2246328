import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { App } from './app.ts';
import { CleanUps, type Outcome } from './clean-ups.ts';
import type { Connection } from './connection.ts';
import { requestPath } from './connection.ts';
import { endConnection } from './end-connection.ts';
import { WebSocketRequestValidationError } from './errors.ts';
import { checkHandshake, Handshake } from './handshake.ts';
import { HttpResponse } from './http-response.ts';
import type { LiveConnections } from './live-connections.ts';
import { DependencyResolver } from './resolve-dependencies.ts';
import type { Route } from './router.ts';
import { WebSocket } from './web-socket.ts';

type Surroundings = { app: App; origins: readonly string[] | undefined; live: LiveConnections };

/** Answers one handshake: finds the route, resolves what it declares, runs the handler, and ends the connection by how that ended. */
export async function serveHandshake(
  { app: entered, origins, live }: Surroundings,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const handshake = new Handshake(request, socket, head, live.surroundings);
  const fault = checkHandshake(request);
  const { origin } = request.headers;
  const found = entered.find(['websocket'], requestPath(request));
  if (fault) handshake.refuse(new HttpResponse(fault.status, fault.body, fault.headers));
  else if (live.isClosing) handshake.refuse(new HttpResponse(503));
  else if (!found || (origins && !origins.includes(origin ?? ''))) {
    handshake.refuse(new HttpResponse(403));
  } else {
    const { app, route, pathParams, rootPath } = found;
    const websocket = new WebSocket(app, request, handshake);
    Object.assign(websocket, { pathParams, rootPath });
    const outcome = await runHandler(websocket, route, (problems) => {
      throw new WebSocketRequestValidationError(problems);
    });
    await endConnection(app, websocket, outcome);
  }
}

/** Resolves what a route declares, calls its handler, and cleans up; `refuse` throws for wrong parameters. */
export async function runHandler(
  connection: Connection,
  route: Route,
  refuse: (problems: DependencyResolver['problems']) => never,
): Promise<Outcome> {
  const cleanUps = new CleanUps();
  return cleanUps.run(await attempt());

  async function attempt(): Promise<Outcome> {
    try {
      const resolver = new DependencyResolver(connection, cleanUps);
      const before = route.dependencies.map((dependency, index) => [String(index), dependency]);
      await resolver.resolve(Object.fromEntries(before) as Route['declarations']);
      const values = await resolver.resolve(route.declarations);
      if (resolver.problems.length > 0) refuse(resolver.problems);
      const handler = route.handler as (connection: Connection, values: unknown) => unknown;
      return { type: 'returned', value: await handler(connection, values) };
    } catch (error) {
      return { type: 'threw', error };
    }
  }
}
