import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { requestPath } from './connection.ts';
import { errorResponse, serverError } from './end-connection.ts';
import { HTTPException } from './errors.ts';
import { HttpRequest } from './http-request.ts';
import { HttpResponse, respond } from './http-response.ts';
import type { RouteKind } from './router.ts';
import { runHandler } from './serve-handshake.ts';

/** Answers one plain request: a value as JSON, a text as text, an error as its status. */
export async function serveRequest(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    respond(response, await answer(app, request));
  } catch (error) {
    app.onUncaught(error);
    if (!response.headersSent) respond(response, serverError());
    else response.destroy();
  }
}

async function answer(entered: App, request: IncomingMessage): Promise<HttpResponse> {
  const path = requestPath(request);
  const found = entered.find(kindsOf(request.method), path);
  if (!found) return notFound(entered, request, path);
  const asked = new HttpRequest(found.app, request);
  Object.assign(asked, { pathParams: found.pathParams, rootPath: found.rootPath });
  const outcome = await runHandler(asked, found.route, (problems) => {
    throw new HTTPException(422, problems);
  });
  if (outcome.type === 'returned') return toResponse(outcome.value);
  if (outcome.error instanceof HTTPException) return errorResponse(outcome.error);
  throw outcome.error;
}

function notFound(app: App, request: IncomingMessage, path: string): HttpResponse {
  const allowed = (['GET', 'POST'] as const).filter((kind) => app.find([kind], path));
  if (allowed.length > 0) {
    return HttpResponse.json({ detail: 'Method Not Allowed' }, 405, { allow: allowed.join(', ') });
  }
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  if (path !== '/' && app.find(['GET', 'POST'], other)) {
    const [, query] = (request.url ?? '').split(/(?=\?)/);
    return new HttpResponse(307, '', { location: encodeURI(other) + (query ?? '') });
  }
  return HttpResponse.json({ detail: 'Not Found' }, 404);
}

function kindsOf(method = 'GET'): RouteKind[] {
  if (method === 'GET' || method === 'HEAD') return ['GET'];
  return method === 'POST' ? ['POST'] : [];
}

function toResponse(value: unknown): HttpResponse {
  if (value instanceof HttpResponse) return value;
  return typeof value === 'string' ? new HttpResponse(200, value) : HttpResponse.json(value);
}
