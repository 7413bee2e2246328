import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue, ProgramClock } from '../engine.ts';
import type { ProgramCommand, ProgramReport } from '../node-programs/program-report.ts';
import type { NotLoaded, ProgramModule } from '../program-modules.ts';

/** What one end of a connection did; the ports are as the programs of its network see them. */
export type SocketEvent =
  | { type: 'opened'; side: 'client' | 'server'; clientPort: number; serverPort: number }
  /** In base64. */
  | { type: 'bytes'; bytes: string; source?: SourcePosition }
  | { type: 'half-closed' }
  | { type: 'closed'; reset?: 'here' | 'there' };

/**
 * Something that happened on a socket of the process, and what the process had received before: of which socket
 * how many bytes, its end counted as one.
 */
export type SocketReport = {
  type: 'socket';
  socket: number;
  event: SocketEvent;
  after?: (readonly [socket: number, amount: number])[];
};

/** What a program's process in the container tells its engine. */
export type ProcessReport =
  | ProgramReport
  | SocketReport
  /** The program's first line comes next. */
  | { type: 'began' }
  | { type: 'not-loaded'; end: NotLoaded }
  | { type: 'message'; value: JsonValue };

/** What the engine tells a process that waits to become a program: everything, so that nothing of it lies on a disk. */
export type ProcessBegin = {
  type: 'begin';
  /** Marks the process's reports in its output. */
  mark: string;
  /** The address that every module's address begins with, slash included. */
  folder: string;
  /** JavaScript by address. */
  modules: Readonly<Record<string, string>>;
  /** The names that the modules ask of packages and Node. */
  imports: readonly Pick<ProgramModule, 'imports'>[];
  /** The file whose surroundings have the packages. */
  project: string;
  /** Packages that come from the page and not from the container's disk, which any program there could change. */
  packages: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  role: 'learner' | 'trusted';
  clock: ProgramClock;
  /** How far the network's ports are from the container's. */
  portShift: number;
  sourceLines: boolean;
};

/** What the engine tells a process. */
export type ProcessCommand =
  | ProgramCommand
  | ProcessBegin
  | { type: 'message'; value: JsonValue }
  /** End in order, as on SIGTERM. */
  | { type: 'terminate' };
