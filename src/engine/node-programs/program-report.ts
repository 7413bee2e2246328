import type { SourcePosition } from '../../network/wire-event.ts';
import type { ClockMove, OutputLevel, ProgramError } from '../engine.ts';

/** What a program's process tells its engine over a private channel. */
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

/** What an engine asks of a program's process over a private channel. */
export type ProgramCommand =
  | { type: 'advance'; request: number; milliseconds: number }
  /** How much has it sent and received? */
  | { type: 'activity'; request: number }
  | { type: 'settled' };

/** How often a healthy program reports that its event loop turns. */
export const beatIntervalMs = 250;
