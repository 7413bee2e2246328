import type { DialPlace } from '../../network/dial-rules.ts';
import type { ConnectionFault, DialFaults } from '../../network/faults.ts';
import type { WireEvent } from '../../network/wire-event.ts';
import type { ClockMove, JsonValue, ProgramClock, ProgramEvent, StopManner } from '../engine.ts';
import type { ProgramModule } from '../program-modules.ts';
import type { QuestionToProgram } from './program-messages.ts';
import type { PackageModule } from './program-packages.ts';

/** What the page says once, with the port for everything else. */
export type FrameOpening = { type: 'open'; programScript: string; openedAt: number };

/** What a program is started with. */
export type FrameStart = {
  name: string;
  network: string;
  role: 'learner' | 'trusted';
  sourceLines: boolean;
  env: Readonly<Record<string, string>>;
  entry: string;
  clock: ProgramClock;
  modules: readonly ProgramModule[];
  packages: readonly PackageModule[];
};

/** What the page says to the frame. */
export type MessageToFrame =
  /** Comes once, before the first program. */
  | { type: 'node-api'; script: string }
  | { type: 'start'; program: string; start: FrameStart }
  | { type: 'stop'; program: string; manner: StopManner }
  | { type: 'message'; program: string; value: JsonValue }
  | { type: 'ask'; program: string; question: QuestionToProgram }
  | { type: 'fault-on-dial'; rule: number; place: DialPlace; faults: DialFaults }
  | { type: 'undo-fault-on-dial'; rule: number }
  | { type: 'inflict'; request: number; connection: number; fault: ConnectionFault }
  | { type: 'handled'; batch: number }
  /** Whether anybody reads the wire: what is opened while nobody does is never told. */
  | { type: 'watch-wire'; isWatched: boolean }
  | { type: 'ping' };

/** What a program was asked for has come about: its virtual clock is where it was to be, or its loop has turned. */
export type ProgramAnswer =
  ({ type: 'advanced'; request: number } & ClockMove) | { type: 'turned'; request: number };

/** Something that happened in the frame: to a program, or on the wire. */
export type FrameEvent =
  | { program: string; event: ProgramEvent | ProgramAnswer }
  | { program?: undefined; event: WireEvent };

/** What the frame says to the page. */
export type MessageFromFrame =
  | { type: 'opened' }
  | { type: 'pong' }
  /** Where a batch is named, the frame waits to hear that it was handled before it sends much more of its kind. */
  | { type: 'events'; batch?: number; events: FrameEvent[] }
  /** Both ends have the fault. */
  | { type: 'inflicted'; request: number };
