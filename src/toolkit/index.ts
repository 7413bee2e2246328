/** FastAPI's WebSocket layer in TypeScript, over `ws`. */
export { App } from './app.ts';
export type { AppOptions, CloseOptions } from './app.ts';
export { ConnectionManager, MemoryBus } from './connection-manager.ts';
export type { BroadcastOptions, BroadcastResult, Bus, BusMessage } from './connection-manager.ts';
export { Connection } from './connection.ts';
export { bool, ConversionError, float, int, list, oneOf, str } from './converters.ts';
export type { Converter, StandardSchema } from './converters.ts';
export { dependency, Depends, Security } from './depends.ts';
export type { Declarations, DependencyInfo, DependsOptions, ValuesOf } from './depends.ts';
export {
  HTTPException,
  WebSocketDisconnect,
  WebSocketException,
  WebSocketMessageTypeError,
  WebSocketRequestValidationError,
  WebSocketStateError,
} from './errors.ts';
export type { ParameterProblem } from './errors.ts';
export { HttpRequest } from './http-request.ts';
export { HttpResponse } from './http-response.ts';
export { Cookie, Header, Path, Query } from './parameters.ts';
export type { ParameterOptions } from './parameters.ts';
export { Router } from './router.ts';
export { apiKeyCookie, apiKeyHeader, apiKeyQuery, bearer } from './security.ts';
export { WebSocket } from './web-socket.ts';
export type { AcceptOptions, IncomingEvent, OutgoingEvent, WebSocketState } from './web-socket.ts';
export { HandshakeRefused, TestClient } from './test-client.ts';
export type { TestResponse, TestWebSocketOptions } from './test-client.ts';
