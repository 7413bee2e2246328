import type { ConnectionFault, DialFaults } from '../network/faults.ts';
import type { SourcePosition, WireEvent } from '../network/wire-event.ts';

/** A value that crosses between a program and its starter: what structured clone and JSON both carry. */
export type JsonValue =
  null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** What to run: files by path (`server.ts`, `lib/room.ts`), the entry among them, and the program's surroundings. */
export type ProgramSpec = {
  /** The name that people see on the wire and in the console. */
  name: string;
  files: Readonly<Record<string, string>>;
  entry: string;
  env?: Readonly<Record<string, string>>;
  /** Programs see only the ports of their own network; default `run`. */
  network?: string;
  /** Who wrote it: a `learner` gets its writes traced to lines; a `trusted` program (judge, hand-driven client) gets `process.send`. */
  role: 'learner' | 'trusted';
  /** Whether each write of a learner on the wire is traced to its line; default: yes, as far as the engine can. */
  sourceLines?: boolean;
  /** Default: the machine's time. An engine without `virtualClock` leaves the program on it. */
  clock?: ProgramClock;
};

/**
 * What time is for a program. A virtual clock stands still, whatever the machine's does, until `advanceClock`;
 * `startsAt` is what it shows first, in milliseconds since 1970 (default: the machine's time at the start).
 */
export type ProgramClock = { type: 'real' } | { type: 'virtual'; startsAt?: number };

/** How a virtual clock moved: how far it has come since the program began, in milliseconds, and how many timers ran meanwhile. */
export type ClockMove = { elapsed: number; timers: number };

/** What came of `advanceClock`. */
export type ClockAdvance =
  | ({ status: 'advanced' } & ClockMove)
  /** The program ended before its clock was there. */
  | { status: 'ended' }
  | { status: 'no-virtual-clock' };

/** An error of a learner's program: words, and the place in the learner's own file where there is one. */
export type ProgramError = {
  name: string;
  message: string;
  position?: SourcePosition;
  /** The stack with the learner's file names, for the console. */
  stack?: string;
};

/** How a program ended; every program ends exactly once. */
export type ProgramEnd =
  | { status: 'ended'; exitCode: number }
  | { status: 'threw'; error: ProgramError }
  | { status: 'not-loaded'; reason: 'syntax-error'; error: ProgramError }
  | {
      status: 'not-loaded';
      reason: 'missing-module';
      specifier: string;
      /** What the learner may have meant. */
      suggestion?: string;
      error: ProgramError;
    }
  | { status: 'not-loaded'; reason: 'not-available'; specifier: string; error: ProgramError }
  | { status: 'stopped' }
  | { status: 'unresponsive' }
  | { status: 'sandbox-lost' };

/** How bad a console line is, as the learner chose it (`console.warn` is `warn`; an uncaught error is `error`). */
export type OutputLevel = 'log' | 'info' | 'debug' | 'warn' | 'error';

/**
 * A value that a program printed, as it was then: one line of text, and what is in it with its name. `more` counts
 * what was too deep or too much to be looked at.
 */
export type PrintedValue = {
  text: string;
  entries?: readonly (readonly [name: string, value: PrintedValue])[];
  more?: number;
};

/** What a program did, in order. `time` is in milliseconds since the engine opened. */
export type ProgramEvent =
  | { type: 'started'; time: number }
  | {
      type: 'output';
      time: number;
      level: OutputLevel;
      text: string;
      position?: SourcePosition;
      /** JSON of `PrintedValue[]`: the objects of the line, from an engine that can tell; nothing checks its form. */
      objects?: string;
    }
  /** So many lines were dropped because the program wrote faster than anybody could read. */
  | { type: 'output-dropped'; time: number; lines: number }
  | { type: 'listening'; time: number; port: number }
  | { type: 'stopped-listening'; time: number; port: number }
  | { type: 'message'; time: number; value: JsonValue }
  | { type: 'ended'; time: number; end: ProgramEnd };

/** How a program is stopped: as its host would with SIGTERM, or as if it had crashed. */
export type StopManner = 'orderly' | 'at-once';

/** A running program. */
export interface Program {
  readonly id: string;
  readonly name: string;
  /** Calls the listener with every event so far, then with each new one; returns the unsubscriber. */
  subscribe(listener: (event: ProgramEvent) => void): () => void;
  /** Delivers a value to the program's `process.on('message')`; ignored once it ended. */
  send(value: JsonValue): void;
  /**
   * Moves the program's virtual clock on. Every timer due in that span fires in the order of its due time, in a
   * turn of its own; before the clock moves on, what the programs of the network have to say to each other is said.
   */
  advanceClock(milliseconds: number): Promise<ClockAdvance>;
  /**
   * Resolves when the program's loop has turned: its first lines ran, and what had reached it by now was handled.
   * A program that is stuck never gets there, however long that takes to be known: then this resolves with its end.
   */
  turn(): Promise<void>;
  /**
   * Ends the program and everything it started; resolves with how it ended, also when it had ended before.
   * One that listens for SIGTERM gets that and a moment to end in order, unless it is to end `at-once`.
   */
  stop(manner?: StopManner): Promise<ProgramEnd>;
  readonly ended: Promise<ProgramEnd>;
}

/** What an engine can do beyond the contract; ask this, never the engine's name. */
export type EngineCapabilities = {
  wireLog: boolean;
  sourceLines: boolean;
  /** Programs can be given a virtual clock. */
  virtualClock: boolean;
  /** Connections can be given faults: the engine has `faults`. */
  faults: boolean;
};

/** What an engine can do to the connections of its programs; asking for what no longer exists does nothing. */
export interface EngineFaults {
  /**
   * Gives the connections that are dialled to a port from now on these faults, with `client` (a program's id) only
   * those that this program dials; returns the undo, for later ones. The latest rule counts, one for a client first.
   */
  onDial(
    place: { network?: string; port: number; client?: string },
    faults: DialFaults,
  ): () => void;
  /** Does something to a running connection, by its number in the wire log; resolves when both its ends have it. */
  inflict(connection: number, fault: ConnectionFault): Promise<void>;
}

/** Runs programs, connects them, and reports what they do. The first thing to read in this room. */
export interface Engine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** Undefined exactly where `capabilities.faults` is false. */
  readonly faults: EngineFaults | undefined;
  /** Starts a program at once; whatever goes wrong arrives as its `ended` event, never as an exception. */
  start(spec: ProgramSpec): Program;
  /** Calls the listener with each new wire event of every connection; returns the unsubscriber. */
  onWire(listener: (event: WireEvent) => void): () => void;
  /** Stops every program and frees the engine. */
  close(): Promise<void>;
}
