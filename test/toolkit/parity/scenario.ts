/** A frame as a scenario spells it; `text` is UTF-8, `hex` bytes; default opcode 1 for text and 2 for hex. */
export type RawFrame = {
  opcode?: number;
  text?: string;
  hex?: string;
  fin?: boolean;
  /** Default: masked, as a client has to. */
  mask?: boolean;
};

/** How a scenario's client opens a connection. */
export type ConnectStep = {
  do: 'connect';
  path: string;
  headers?: [name: string, value: string][];
  subprotocols?: string[];
  /** An ordinary HTTP request instead of a handshake. */
  plain?: boolean;
  method?: string;
  /** Sec-WebSocket-Version; default 13. */
  version?: string;
  /** Names of the handshake's own headers to leave out. */
  omit?: string[];
  /** Frames sent in one go with the handshake. */
  early?: RawFrame[];
  /** Never answers a close frame. */
  noReply?: boolean;
  /** `false`: goes on without waiting for the answer. */
  wait?: boolean;
};

/** One thing that a client does; `as` names the client, default `a`. Times are in milliseconds. */
export type Step = { as?: string } & (
  | ConnectStep
  | { do: 'text'; data: string }
  | { do: 'binary'; hex?: string; zeros?: number }
  | { do: 'frames'; frames: RawFrame[] }
  | { do: 'close'; code?: number; reason?: string }
  | { do: 'drop'; how: 'fin' | 'rst' }
  | { do: 'until'; messages: number }
  | { do: 'end'; ms?: number }
  | { do: 'sleep'; ms: number }
);

/** What a client saw on its side of the wire. */
export type ClientEvent =
  | { ev: 'http'; status: number; headers: [name: string, value: string][]; body?: string }
  | { ev: 'text'; data: string }
  | { ev: 'binary' | 'ping' | 'pong'; hex: string }
  | { ev: 'close'; code: number | null; reason: string; replyToClient?: true }
  | { ev: 'tcp-end-without-close-frame' | 'still-open' | 'no-http-response' }
  | { ev: 'timeout-waiting-for-messages'; wanted: number }
  /** The server broke RFC 6455 or HTTP; no scenario expects it. */
  | { ev: 'protocol-fault'; what: string };

/** What each client saw, by its name. */
export type Wire = Record<string, ClientEvent[]>;

/** What a handler noted: a word, or an object with an outcome, a state or an error. */
export type LogEntry = string | Record<string, unknown>;

/** What a scenario demands of the wire: the events, or text that only has to be JSON with these keys. */
export type TargetEvent = ClientEvent | { ev: 'text'; anyJsonWith: string[] };

/** A situation that was run on real FastAPI, and what came of it. */
export type Scenario = {
  id: string;
  section: string;
  title: string;
  appDescription: string;
  client: Step[];
  expected: { wire: Wire; appLog: LogEntry[] };
  class: 'match' | 'match-wire' | 'version' | 'server-choice' | 'python-detail' | 'fastapi-defect';
  note: string;
  typescriptTarget?: { any?: true; why: string } & Record<string, unknown>;
  differs?: Record<string, { wire?: Wire; appLog?: LogEntry[] }>;
};
