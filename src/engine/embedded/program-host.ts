import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue, OutputLevel } from '../engine.ts';

/** The answer of the switchboard to a dial: the connection's own port, or why there is none. */
export type DialAnswer =
  | { status: 'connected'; connection: number; port: MessagePort; localPort: number }
  | { status: 'refused' };

/** The answer of the switchboard to `listen`: `port` is the real one where 0 was asked. */
export type ListenAnswer = { status: 'listening'; port: number } | { status: 'in-use' };

/** A connection that somebody dialled to a port of this program. */
export type IncomingConnection = { connection: number; port: MessagePort; remotePort: number };

/** What one end of a connection reports of its own doing for the wire log. */
export type TapEvent =
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer>; source?: SourcePosition }
  | { type: 'half-closed' }
  | { type: 'reset' }
  | { type: 'closed' };

/**
 * What the worker gives to the Node API inside it: the switchboard, the console, the life of the program.
 * It is the only door; nothing in `node-api` talks to the frame in another way.
 */
export interface ProgramHost {
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds since the engine opened. */
  now(): number;
  dial(port: number): Promise<DialAnswer>;
  listen(port: number, onConnection: (incoming: IncomingConnection) => void): Promise<ListenAnswer>;
  stopListening(port: number): void;
  /** Called when the program at the other end of a connection of this program is gone without having ended it. */
  onConnectionLost(listener: (connection: number) => void): void;
  /** Reports what this end of a connection did; collected and sent once per turn. */
  tap(connection: number, event: TapEvent): void;
  /** Notes that so many bytes of the other end reached the program (its end counts as one): what it does next came after them. */
  noteReceived(connection: number, amount: number): void;
  /** The learner's line that is running now, or undefined where none is on the stack or tracing is off. */
  currentPosition(): SourcePosition | undefined;
  /** Replaces blob addresses by the learner's file names in a stack or a message. */
  nameFiles(stack: string): string;
  output(level: OutputLevel, text: string): void;
  /** Sends a value to whoever started the program; undefined for a learner's program. */
  readonly sendMessage: ((value: JsonValue) => void) | undefined;
  /** Values that came before anybody listened are delivered at once. */
  onMessage(listener: (value: JsonValue) => void): void;
  /** Keeps the program alive until the returned function is called (once). */
  keepAlive(): () => void;
  /** Ends the program now; open connections are ended in order before the worker goes. Doesn't return. */
  exit(code: number): never;
  /** What `process` must do on an uncaught error; returns true when a listener of the learner's took it. */
  onUncaught(
    handler: (error: unknown, origin: 'uncaughtException' | 'unhandledRejection') => boolean,
  ): void;
  /** Called when nothing keeps the program alive (`beforeExit`), then at its end (`exit`, with the code); the returned code counts. */
  onBeforeExit(handler: () => void): void;
  onExit(handler: (code: number) => number): void;
}
