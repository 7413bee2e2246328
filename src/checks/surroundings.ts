import type { CheckFocus } from './check-focus.ts';
import type { Random } from './random.ts';
import type { Transcript } from './transcript.ts';

/** What the connections of one check share. */
export type CheckSurroundings = {
  port: number;
  random: Random;
  transcript: Transcript;
  focus: CheckFocus;
  /** How long a single wait may last. */
  waitTicks: number;
};
