import type { EndFault } from '../../network/faults.ts';
import type { Dialled, DialledConnection, Listened } from '../../network/network-member.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { ClockMove, JsonValue, OutputLevel, ProgramClock, ProgramEnd } from '../engine.ts';
import type { ProgramModule } from '../program-modules.ts';
import type { TapEvent } from '../tap-order.ts';
import type { PackageModule } from './program-packages.ts';

/** What a worker needs to become a program. */
export type ProgramStart = {
  modules: readonly ProgramModule[];
  packages: readonly PackageModule[];
  entry: string;
  env: Readonly<Record<string, string>>;
  role: 'learner' | 'trusted';
  /** Whether each write on the wire is traced to its line. */
  sourceLines: boolean;
  clock: ProgramClock;
  /** The address of the script with the rest of the Node API. */
  nodeApi: string;
  /** The engine's opening, in milliseconds since 1970. */
  openedAt: number;
};

/** One thing that a program wrote to its console. */
export type OutputEntry = {
  time: number;
  level: OutputLevel;
  text: string;
  position?: SourcePosition;
  /** JSON of `PrintedValue[]`. */
  objects?: string;
};

/** What one end of a connection did, when, and on which connection. */
export type TapEntry = {
  connection: number;
  time: number;
  event: TapEvent;
  /** What the program had received before: of which connection how many bytes, its end counted as one. */
  after?: (readonly [connection: number, amount: number])[];
};

/** A program's question for a connection to a port. */
export type DialRequest = { request: number; port: number };

/** How a program can end by its own doing. */
export type OwnEnd = Extract<ProgramEnd, { status: 'ended' | 'threw' | 'not-loaded' }>;

/** What a program is asked to let come about. */
export type QuestionToProgram =
  { type: 'advance'; request: number; milliseconds: number } | { type: 'turn'; request: number };

/** What the frame says to a program. */
export type MessageToProgram =
  | { type: 'start'; start: ProgramStart }
  | { type: 'ping' }
  /** Load what a program will need, while nobody waits for it. */
  | { type: 'load-node-api'; address: string }
  | { type: 'dialled'; request: number; answer: Dialled }
  | { type: 'listened'; request: number; answer: Listened }
  | { type: 'incoming'; listeningPort: number; incoming: DialledConnection }
  | { type: 'connection-lost'; connection: number }
  | { type: 'fault'; connection: number; fault: EndFault }
  | { type: 'output-read'; lines: number; characters: number }
  /** So much of what was tapped was taken. */
  | { type: 'taps-taken'; weight: number }
  /** Whether those who read the wire are behind, so that what is written on it waits. */
  | { type: 'wire-full'; isFull: boolean }
  | { type: 'message'; value: JsonValue }
  | QuestionToProgram
  /** How much has it sent and received? */
  | { type: 'activity'; request: number }
  | { type: 'settled'; request: number; answer: undefined }
  /** Somebody stops the program, which asked to be told of it first. */
  | { type: 'signal'; signal: 'SIGTERM' };

/** What a program says to the frame: only ever about itself. */
export type MessageFromProgram =
  | { type: 'ready' }
  | { type: 'started'; time: number }
  | { type: 'pong' }
  | { type: 'dial'; dials: DialRequest[] }
  | { type: 'listen'; request: number; port: number }
  | { type: 'stop-listening'; port: number }
  | { type: 'taps'; taps: TapEntry[] }
  | { type: 'output'; entries: OutputEntry[] }
  | { type: 'output-dropped'; lines: number }
  | { type: 'message'; value: JsonValue }
  | ({ type: 'advanced'; request: number } & ClockMove)
  | { type: 'turned'; request: number }
  | { type: 'activity'; request: number; amount: number }
  /** The network is to settle before the program's clock moves on. */
  | { type: 'settle'; request: number }
  /** Whether the program wants to be told before it is stopped. */
  | { type: 'handles-signals'; isHandled: boolean }
  | { type: 'ended'; end: OwnEnd };
