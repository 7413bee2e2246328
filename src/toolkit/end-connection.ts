import type { App } from './app.ts';
import { HTTPException, WebSocketDisconnect, WebSocketException } from './errors.ts';
import { WebSocketMessageTypeError, WebSocketRequestValidationError } from './errors.ts';
import { HttpResponse } from './http.ts';
import type { Outcome } from './run-handler.ts';
import { stateError } from './state-errors.ts';
import type { WebSocket } from './web-socket.ts';

/**
 * Ends a connection by how its handler ended: 1000 when it returned, 1011 when it threw, or what the error asks for;
 * before accept, an HTTP answer. Never throws.
 */
export async function endConnection(
  app: App,
  websocket: WebSocket,
  outcome: Outcome,
): Promise<void> {
  try {
    if (outcome.type === 'threw') await endThrown(app, websocket, outcome.error);
    await endOpen(websocket, 1000);
  } catch (error) {
    app.report(error, websocket);
    if (websocket.applicationState === 'connecting') {
      await websocket.sendDenialResponse(serverError());
    }
    await endOpen(websocket, error instanceof WebSocketMessageTypeError ? 1003 : 1011);
  }
}

async function endThrown(app: App, websocket: WebSocket, error: unknown): Promise<void> {
  const handler = app.errorHandlerOf(error);
  if (handler) await handler(websocket, error);
  else if (error instanceof WebSocketException) await websocket.close(error.code, error.reason);
  else if (error instanceof WebSocketRequestValidationError) await websocket.close(1008);
  else if (error instanceof HTTPException && websocket.applicationState === 'connecting') {
    await websocket.sendDenialResponse(errorResponse(error));
  } else {
    // Who only waited for a client that left, or sent to it, has nothing to tell.
    const isOver = websocket.applicationState !== 'connecting' && !websocket.isConnected;
    if (!(error instanceof WebSocketDisconnect && isOver)) throw error;
  }
}

async function endOpen(websocket: WebSocket, code: number): Promise<void> {
  if (websocket.isConnected) await websocket.close(code);
  if (websocket.applicationState !== 'connecting') return;
  throw stateError('The handler ended without an answer.', 'Need to call "accept" first.');
}

/** The answer to an `HTTPException`. */
export function errorResponse({ status, detail, headers }: HTTPException): HttpResponse {
  return HttpResponse.json({ detail }, status, headers);
}

/** The answer to any other error. */
export function serverError(): HttpResponse {
  return new HttpResponse(500, 'Internal Server Error');
}
