import type { Connection } from './connection.ts';
import { HTTPException } from './errors.ts';

type Found = string | null | undefined;
type Credential<O> = O extends { autoError: false } ? string | null : string;

/** Whether a missing credential is refused (the default), or given as null. */
export type CredentialOptions = { autoError?: boolean };

/** The API key in a query parameter; missing, refused with 401 before accept. Mirrors `APIKeyQuery`. */
export const apiKeyQuery = apiKey((connection, name) => connection.queryParams.get(name));

/** The API key in a header; missing, refused with 401 before accept. Mirrors `APIKeyHeader`. */
export const apiKeyHeader = apiKey((connection, name) => connection.headers.get(name));

/** The API key in a cookie; missing, refused with 401 before accept. Mirrors `APIKeyCookie`. */
export const apiKeyCookie = apiKey(({ cookies }, name) =>
  Object.hasOwn(cookies, name) ? cookies[name] : null,
);

/** The token of `Authorization: Bearer …`; missing or of another scheme, refused with 401 before accept. Mirrors `HTTPBearer` and `OAuth2PasswordBearer`. */
export function bearer<const O extends CredentialOptions>(options?: O) {
  const tokenOf = (text: string | null) => /^bearer +(\S.*)$/i.exec(text ?? '')?.[1]?.trim();
  return credential('Bearer', options, ({ headers }) => tokenOf(headers.get('authorization')));
}

function apiKey(read: (connection: Connection, name: string) => Found) {
  return <const O extends CredentialOptions>(name: string, options?: O) =>
    credential('APIKey', options, (connection) => read(connection, name));
}

function credential<O extends CredentialOptions>(
  scheme: string,
  options: O | undefined,
  read: (connection: Connection) => Found,
) {
  return (connection: Connection): Credential<O> => {
    const found = read(connection) || null;
    if (found !== null || options?.autoError === false) return found as Credential<O>;
    throw new HTTPException(401, 'Not authenticated', { 'www-authenticate': scheme });
  };
}
