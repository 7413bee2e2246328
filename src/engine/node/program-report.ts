import type { SourcePosition } from '../../network/wire-event.ts';
import type { ClockMove, OutputLevel, ProgramClock, ProgramError } from '../engine.ts';

/** What a program's process tells the engine over its private channel, one JSON line each. */
export type ProgramReport =
  | { type: 'beat' }
  | { type: 'output'; level: OutputLevel; text: string; position?: SourcePosition }
  | { type: 'output-dropped'; lines: number }
  | { type: 'listening'; port: number }
  | { type: 'stopped-listening'; port: number }
  /** Nobody caught the error; `isWhileLoading` tells that no line of the program has run. */
  | { type: 'threw'; error: ProgramError; isWhileLoading: boolean }
  | ({ type: 'advanced'; request: number } & ClockMove)
  | { type: 'activity'; request: number; amount: number }
  /** The network is to settle before the program's clock moves on. */
  | { type: 'settle' };

/** What the engine asks of a program's process over the command channel, one JSON line each. */
export type ProgramCommand =
  | { type: 'advance'; request: number; milliseconds: number }
  /** How much has it sent and received? */
  | { type: 'activity'; request: number }
  | { type: 'settled' };

/** What the preload must know of the program that it serves. */
export type PreloadSettings = { folder: string; address: string; clock: ProgramClock };

/** The environment variable that carries the `PreloadSettings`; gone before the program's first line. */
export const settingsVariable = 'ENCHUFE_PROGRAM';

/** The file descriptor of the private channel. */
export const reportChannel = 4;

/** The file descriptor over which the engine speaks to the program's process. */
export const commandChannel = 5;

/** How often a healthy program reports that its event loop turns. */
export const beatIntervalMs = 250;
