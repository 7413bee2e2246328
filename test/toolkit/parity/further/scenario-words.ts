import type { ClientEvent, LogEntry, Scenario, Step } from '../scenario.ts';

/** The handshake was accepted, with nothing but what has to be there. */
export const accepted: Extract<ClientEvent, { ev: 'http' }> = {
  ev: 'http',
  status: 101,
  headers: [],
};

/** A text message. */
export function text(data: string): ClientEvent {
  return { ev: 'text', data };
}

/** The server's close frame. */
export function closed(code = 1000, reason = ''): ClientEvent {
  return { ev: 'close', code, reason };
}

/** The server's answer to the client's close frame. */
export function replied(code: number | null = 1000, reason = ''): ClientEvent {
  return { ev: 'close', code, reason, replyToClient: true };
}

/** A handshake that ended in HTTP, with the body that the server makes for this status. */
export function refused(status: 400 | 403 | 500): Extract<ClientEvent, { ev: 'http' }> {
  return { ev: 'http', status, headers: [], body: '' };
}

/** An answer in JSON. */
export function json(
  status: number,
  value: unknown,
  headers: [string, string][] = [],
): ClientEvent {
  return {
    ev: 'http',
    status,
    headers: [...headers, ['content-type', 'application/json'] as [string, string]].sort(),
    body: JSON.stringify(value),
  };
}

/** Connects, does the steps, and waits for the end. */
export function visit(path: string, ...steps: Step[]): Step[] {
  return [{ do: 'connect', path }, ...steps, { do: 'end' }];
}

/** A situation from the same semantics, written here; `debian` is what differs there as measured by `--oracle`. */
export function situation(
  id: string,
  title: string,
  client: Step[],
  seen: ClientEvent[],
  appLog: LogEntry[] = [],
  debian?: { wire?: ClientEvent[]; appLog?: LogEntry[] },
): Scenario {
  return {
    id,
    section: 'further',
    title,
    appDescription: 'As further-*-routes.ts beside the scenarios.',
    client,
    expected: { wire: { a: seen }, appLog },
    class: 'match',
    note: '',
    ...(debian
      ? {
          differs: {
            debian: {
              ...(debian.wire ? { wire: { a: debian.wire } } : {}),
              ...(debian.appLog ? { appLog: debian.appLog } : {}),
            },
          },
        }
      : {}),
  };
}
