import type { LastingFault } from './faults.ts';

/** Which way bytes travel on one connection: the client is the side that dialled. */
export type Direction = 'client-to-server' | 'server-to-client';

/** A place in a learner's file: the path as the learner sees it, line from 1, column from 1 where it is known. */
export type SourcePosition = { file: string; line: number; column?: number };

/** A byte on the wire: of a connection, in one direction, counted from the connection's beginning. */
export type WirePlace = { connection: number; direction: Direction; offset: number };

/** One end of a connection: the program that holds it, by id and by the name that people see. */
export type WireEnd = { program: string; name: string };

/**
 * One entry of the wire log: what happened to a connection, in the order in which it happened.
 * `time` is in milliseconds since the engine opened; `connection` is unique in an engine.
 * A `bytes` event is one write of one program (not one frame and not one packet).
 */
export type WireEvent =
  | {
      type: 'opened';
      connection: number;
      time: number;
      network: string;
      port: number;
      client: WireEnd;
      server: WireEnd;
    }
  | {
      type: 'bytes';
      connection: number;
      time: number;
      direction: Direction;
      bytes: Uint8Array<ArrayBuffer>;
      source?: SourcePosition;
    }
  | { type: 'half-closed'; connection: number; time: number; direction: Direction }
  | { type: 'reset'; connection: number; time: number; by: 'client' | 'server' | 'network' }
  | { type: 'closed'; connection: number; time: number }
  /** The network begins to fail, or recovers: what is sent is still told, also where it doesn't arrive. */
  | { type: 'fault'; connection: number; time: number; fault: LastingFault };
