import type { ProgramClock } from '../engine.ts';

/** What the preload must know of the program that it serves. */
export type PreloadSettings = { folder: string; address: string; clock: ProgramClock };

/** The environment variable that carries the `PreloadSettings`; gone before the program's first line. */
export const settingsVariable = 'ENCHUFE_PROGRAM';

/** The file descriptor of the private channel. */
export const reportChannel = 4;

/** The file descriptor over which the engine speaks to the program's process. */
export const commandChannel = 5;
