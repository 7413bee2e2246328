import { apiKeyHeader, apiKeyQuery, type App, bearer, Security } from 'enchufe';
import { answer } from './answer.ts';

/** Section H, credentials: the ready-made helpers, which crash on WebSocket routes of FastAPI. */
export function securityHelpers(app: App): void {
  app.websocket('/h18a', { key: Security(apiKeyHeader('x-key')) }, (websocket, { key }) =>
    answer(websocket, { key }),
  );
  app.websocket('/h18b', { key: Security(apiKeyQuery('key')) }, (websocket, { key }) =>
    answer(websocket, { key }),
  );
  app.websocket('/h18c', { key: Security(bearer()) }, (websocket, { key }) =>
    answer(websocket, { key }),
  );
  app.websocket('/h18d', { token: Security(bearer()) }, (websocket, { token }) =>
    answer(websocket, { token }),
  );
}
