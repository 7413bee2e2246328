import type { ProgramError } from '../../engine/engine.ts';

/** A place in the learner's files. */
export type SourcePosition = NonNullable<ProgramError['position']>;
