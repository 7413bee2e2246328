import type { EndFault, LinkFaults } from '../../network/faults.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { WirePort } from '../../network/wire-port.ts';
import type { JsonValue, OutputLevel } from '../engine.ts';
import type { TapEvent } from '../tap-order.ts';

/** An end of a connection: its handle, what carries it, whether somebody reads what is tapped of it, what goes wrong. */
export type ConnectionEnd = {
  connection: number;
  port: WirePort;
  isTapped: boolean;
  faults?: LinkFaults;
};

/** The answer of the switchboard to a dial: the connection's end, or why there is none. */
export type DialAnswer =
  ({ status: 'connected'; localPort: number } & ConnectionEnd) | { status: 'refused' };

/** The answer of the switchboard to `listen`: `port` is the real one where 0 was asked. */
export type ListenAnswer = { status: 'listening'; port: number } | { status: 'in-use' };

/** A connection that somebody dialled to a port of this program. */
export type IncomingConnection = ConnectionEnd & { remotePort: number };

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
  /** Called when something happens to a connection of this program, at its end. */
  onFault(listener: (connection: number, fault: EndFault) => void): void;
  /** While those who read the wire are behind: resolves when there is room again for what is tapped. */
  wireRoom(): Promise<void> | undefined;
  /** Reports what this end of a connection did; collected and sent once per turn. */
  tap(connection: number, event: TapEvent): void;
  /** Notes that something was sent or received on a connection that is not tapped. */
  noteActivity(): void;
  /** Notes that so many bytes of the other end reached the program (its end counts as one): what it does next came after them. */
  noteReceived(connection: number, amount: number): void;
  /** The learner's line that is running now, or undefined where none is on the stack or tracing is off. */
  currentPosition(): SourcePosition | undefined;
  /** Replaces blob addresses by the learner's file names in a stack or a message. */
  nameFiles(stack: string): string;
  /** Writes a line; `values` are what it was made of, where objects may be among them. */
  output(level: OutputLevel, text: string, values?: readonly unknown[]): void;
  /** Sends a value to whoever started the program; undefined for a learner's program. */
  readonly sendMessage: ((value: JsonValue) => void) | undefined;
  /** Values that came before anybody listened are delivered at once. */
  onMessage(listener: (value: JsonValue) => void): void;
  /** Keeps the program alive until the returned function is called (once). */
  keepAlive(): () => void;
  /** Ends the program now; open connections are ended in order before the worker goes. Doesn't return. */
  exit(code: number): never;
  /**
   * What `process` must do on an uncaught error; returns true when a listener of the learner's took it, or another
   * error that is uncaught in its place.
   */
  onUncaught(
    handler: (
      error: unknown,
      origin: 'uncaughtException' | 'unhandledRejection',
      promise?: Promise<unknown>,
    ) => boolean | { error: unknown },
  ): void;
  /** Called when somebody handles a rejection that had been told as unhandled. */
  onRejectionHandled(handler: (promise: Promise<unknown>) => void): void;
  /** Called when somebody outside wants the program to end by itself. */
  onSignal(handler: (signal: string) => void): void;
  /** Tells whether the program would rather end by itself when it is stopped. */
  setSignalHandling(isHandled: boolean): void;
  /** Called when nothing keeps the program alive (`beforeExit`), then at its end (`exit`, with the code); the returned code counts. */
  onBeforeExit(handler: () => void): void;
  onExit(handler: (code: number) => number): void;
}
