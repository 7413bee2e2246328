import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';
import { requestPath } from './connection.ts';
import { errorResponse, serverError } from './end-connection.ts';
import { HTTPException } from './errors.ts';
import { HttpRequest, HttpResponse, respond } from './http.ts';
import type { RouteKind } from './router.ts';
import { runHandler } from './run-handler.ts';

/** Answers one plain request: a value as JSON, a text as text, an error as its status. */
export async function serveRequest(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    respond(response, await answer(app, request));
  } catch (error) {
    app.report(error);
    respond(response, serverError());
  }
}

async function answer(entered: App, request: IncomingMessage): Promise<HttpResponse> {
  const path = requestPath(request);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const fitting = kindsOf(entered, path);
  const kind: RouteKind | undefined = fitting.find((kind) => kind === method);
  const found = kind && entered.find(kind, path);
  if (!found) {
    if (fitting.length === 0) return redirectOf(entered, request, path);
    return HttpResponse.json({ detail: 'Method Not Allowed' }, 405, { allow: fitting.join(', ') });
  }
  const outcome = await runHandler(new HttpRequest(found.app, request), found, (problems) => {
    return new HTTPException(422, problems);
  });
  if (outcome.type === 'threw' && outcome.error instanceof HTTPException) {
    return errorResponse(outcome.error);
  }
  if (outcome.type === 'threw') throw outcome.error;
  if (outcome.value instanceof HttpResponse) return outcome.value;
  const isText = typeof outcome.value === 'string';
  return isText ? new HttpResponse(200, outcome.value as string) : HttpResponse.json(outcome.value);
}

function kindsOf(app: App, path: string): RouteKind[] {
  return (['GET', 'POST'] as const).filter((kind) => app.find(kind, path));
}

/** Leads to the same path with or without its last slash, if a route fits that. */
function redirectOf(app: App, request: IncomingMessage, path: string): HttpResponse {
  const [, start = '', query] = /^([^?#]*)(.*)$/s.exec(request.url ?? '') ?? [];
  const other = (each: string): string => (each.endsWith('/') ? each.slice(0, -1) : `${each}/`);
  if (path === '/' || kindsOf(app, other(path)).length === 0) {
    return HttpResponse.json({ detail: 'Not Found' }, 404);
  }
  return new HttpResponse(307, '', { location: `${other(start)}${query}` });
}
