import type { App } from './app.ts';
import type { Outcome } from './clean-ups.ts';
import {
  HTTPException,
  WebSocketDisconnect,
  WebSocketException,
  WebSocketMessageTypeError,
  WebSocketRequestValidationError,
  WebSocketStateError,
} from './errors.ts';
import { HttpResponse } from './http-response.ts';
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
    if (outcome.type === 'returned') await endReturned(app, websocket);
    else await endThrown(app, websocket, outcome.error);
  } catch (error) {
    await endFailed(app, websocket, error);
  }
}

async function endReturned(app: App, websocket: WebSocket): Promise<void> {
  if (websocket.isConnected) await websocket.close(1000);
  if (websocket.applicationState !== 'connecting') return;
  const why = 'The handler returned without an answer. Need to call "accept" first, or close().';
  await endFailed(app, websocket, new WebSocketStateError(why));
}

async function endThrown(app: App, websocket: WebSocket, error: unknown): Promise<void> {
  const handler = app.errorHandlerOf(error);
  if (handler) {
    await handler(websocket, error);
    await endHandled(websocket);
  } else if (error instanceof WebSocketException) {
    await websocket.close(error.code, error.reason);
  } else if (error instanceof WebSocketRequestValidationError) {
    await websocket.close(1008);
  } else if (error instanceof HTTPException && websocket.applicationState === 'connecting') {
    await websocket.sendDenialResponse(errorResponse(error));
  } else if (error instanceof WebSocketDisconnect && websocket.clientState === 'disconnected') {
    // The client left, and the handler had nothing else to do.
  } else {
    await endFailed(app, websocket, error);
  }
}

/** An error handler that did nothing leaves an open connection, which nobody would serve any more. */
async function endHandled(websocket: WebSocket): Promise<void> {
  if (websocket.isConnected) await websocket.close(1000);
  else if (websocket.applicationState === 'connecting') {
    await websocket.sendDenialResponse(serverError());
  }
}

async function endFailed(app: App, websocket: WebSocket, error: unknown): Promise<void> {
  try {
    app.onUncaught(error, websocket);
  } finally {
    if (websocket.applicationState === 'connecting') {
      await websocket.sendDenialResponse(serverError());
    } else if (websocket.isConnected) {
      await websocket.close(error instanceof WebSocketMessageTypeError ? 1003 : 1011);
    }
  }
}

/** The answer to an `HTTPException`. */
export function errorResponse({ status, detail, headers }: HTTPException): HttpResponse {
  return HttpResponse.json({ detail }, status, headers);
}

/** The answer to any other error. */
export function serverError(): HttpResponse {
  return new HttpResponse(500, 'Internal Server Error');
}
