/** What the soaked server says to a room: `seq` counts what was said there, `n` what this speaker said. */
export type Spoken = { type: 'spoken'; seq: number; from: string; n: number };

/** What the soaked server says to a client: first a welcome, with how much was said in the room before. */
export type ServerMessage = { type: 'welcome'; spoken: number } | Spoken;

/** What the soak asks of the server's process. */
export type ServerQuestion = { type: 'state' } | { type: 'close' };

/** What the server's process holds at a moment, all its counts since it began. */
export type ServerState = {
  type: 'state';
  members: number;
  /** Open TCP connections. */
  sockets: number;
  /** Timers that are set. */
  timers: number;
  /** After a garbage collection. */
  megabytes: number;
  /** By room: how much was said there. */
  spoken: Record<string, number>;
  /** By close code: how many handlers were told of it. */
  endCodes: Record<string, number>;
  /** By name of the error: how many were uncaught. */
  uncaught: Record<string, number>;
};

/** What the server's process says. */
export type ServerAnswer = { type: 'listening'; port: number } | ServerState;
