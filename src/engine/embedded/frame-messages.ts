import type { WireEvent } from '../../network/wire-event.ts';
import type { JsonValue, ProgramEvent } from '../engine.ts';
import type { ProgramModule } from '../program-modules.ts';

/** What the page says once, with the port for everything else. */
export type FrameOpening = { type: 'open'; programScript: string; openedAt: number };

/** What a program is started with. */
export type FrameStart = {
  name: string;
  network: string;
  role: 'learner' | 'trusted';
  env: Readonly<Record<string, string>>;
  entry: string;
  modules: readonly ProgramModule[];
};

/** What the page says to the frame. */
export type MessageToFrame =
  | { type: 'start'; program: string; start: FrameStart }
  | { type: 'stop'; program: string }
  | { type: 'message'; program: string; value: JsonValue }
  | { type: 'handled'; batch: number }
  | { type: 'ping' };

/** Something that happened in the frame: to a program, or on the wire. */
export type FrameEvent =
  { program: string; event: ProgramEvent } | { program?: undefined; event: WireEvent };

/** What the frame says to the page. */
export type MessageFromFrame =
  { type: 'opened' } | { type: 'pong' } | { type: 'events'; batch: number; events: FrameEvent[] };
