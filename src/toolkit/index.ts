/** FastAPI's WebSocket layer in TypeScript, over `ws`. */
export { App, type AppOptions, type CloseOptions } from './app.ts';
export { ConnectionManager, MemoryBus } from './connection-manager.ts';
export type { BroadcastOptions, BroadcastResult, Bus, BusMessage } from './connection-manager.ts';
export { Connection } from './connection.ts';
export * from './converters.ts';
export { dependency, Depends, Security } from './depends.ts';
export type { Declarations, DependencyInfo, DependsOptions, ValuesOf } from './depends.ts';
export * from './errors.ts';
export { HttpRequest, HttpResponse } from './http.ts';
export { Cookie, Header, type ParameterOptions, Path, Query } from './parameters.ts';
export { Router } from './router.ts';
export { apiKeyCookie, apiKeyHeader, apiKeyQuery, bearer } from './security.ts';
export { WebSocket } from './web-socket.ts';
export type * from './web-socket-types.ts';
export * from './test-client.ts';
