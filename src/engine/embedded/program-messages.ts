import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue, OutputLevel, ProgramEnd } from '../engine.ts';
import type { ProgramModule } from '../program-modules.ts';
import type { DialAnswer, IncomingConnection, ListenAnswer, TapEvent } from './program-host.ts';

/** What a worker needs to become a program. */
export type ProgramStart = {
  modules: readonly ProgramModule[];
  entry: string;
  env: Readonly<Record<string, string>>;
  role: 'learner' | 'trusted';
  /** The engine's opening, in milliseconds since 1970. */
  openedAt: number;
};

/** One thing that a program wrote to its console. */
export type OutputEntry = {
  time: number;
  level: OutputLevel;
  text: string;
  position?: SourcePosition;
};

/** What one end of a connection did, when, and on which connection. */
export type TapEntry = {
  connection: number;
  time: number;
  event: TapEvent;
  /** What the program had received before: of which connection how many bytes, its end counted as one. */
  after?: (readonly [connection: number, amount: number])[];
};

/** How a program can end by its own doing. */
export type OwnEnd = Extract<ProgramEnd, { status: 'ended' | 'threw' | 'not-loaded' }>;

/** What the frame says to a program. */
export type MessageToProgram =
  | { type: 'start'; start: ProgramStart }
  | { type: 'ping' }
  | { type: 'dialled'; request: number; answer: DialAnswer }
  | { type: 'listened'; request: number; answer: ListenAnswer }
  | { type: 'incoming'; listeningPort: number; incoming: IncomingConnection }
  | { type: 'connection-lost'; connection: number }
  | { type: 'output-read'; lines: number; characters: number }
  | { type: 'message'; value: JsonValue };

/** What a program says to the frame: only ever about itself. */
export type MessageFromProgram =
  | { type: 'ready' }
  | { type: 'started'; time: number }
  | { type: 'pong' }
  | { type: 'dial'; request: number; port: number }
  | { type: 'listen'; request: number; port: number }
  | { type: 'stop-listening'; port: number }
  | { type: 'taps'; taps: TapEntry[] }
  | { type: 'output'; entries: OutputEntry[] }
  | { type: 'output-dropped'; lines: number }
  | { type: 'message'; value: JsonValue }
  | { type: 'ended'; end: OwnEnd };
