import type { Connection } from './connection.ts';
import { HTTPException } from './errors.ts';

/** A dependency function that gives a credential; null for a missing one, where that is allowed. */
export type Credential<T> = (connection: Connection) => T;

type Always = { autoError?: true };
type Optional = { autoError: boolean };

/** The API key in a query parameter; missing, refused with 401 before accept. Mirrors `APIKeyQuery`. */
export const apiKeyQuery = credential((connection, name) => connection.queryParams.get(name));

/** The API key in a header; missing, refused with 401 before accept. Mirrors `APIKeyHeader`. */
export const apiKeyHeader = credential((connection, name) => connection.headers.get(name));

/** The API key in a cookie; missing, refused with 401 before accept. Mirrors `APIKeyCookie`. */
export const apiKeyCookie = credential((connection, name) =>
  Object.hasOwn(connection.cookies, name) ? connection.cookies[name] : undefined,
);

/** The token of `Authorization: Bearer …`; missing or of another scheme, refused with 401 before accept. Mirrors `HTTPBearer` and `OAuth2PasswordBearer`. */
export function bearer(options?: Always): Credential<string>;
export function bearer(options: Optional): Credential<string | null>;
export function bearer(options: Optional | Always = {}): Credential<string | null> {
  return required('Bearer', options, ({ headers }) =>
    /^bearer +(\S.*)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim(),
  );
}

type Read = (connection: Connection, name: string) => string | null | undefined;

function credential(read: Read) {
  function make(name: string, options?: Always): Credential<string>;
  function make(name: string, options: Optional): Credential<string | null>;
  function make(name: string, options: Optional | Always = {}): Credential<string | null> {
    return required('APIKey', options, (connection) => read(connection, name));
  }
  return make;
}

function required(
  scheme: string,
  { autoError = true }: { autoError?: boolean },
  read: (connection: Connection) => string | null | undefined,
): Credential<string | null> {
  return (connection) => {
    const found = read(connection);
    if (found) return found;
    if (!autoError) return null;
    throw new HTTPException(401, 'Not authenticated', { 'www-authenticate': scheme });
  };
}
