import type { Recording } from './recording-file.ts';

/** A recording that is made now. */
export function newRecording(
  title: string,
  { events, leftOut }: Pick<Recording, 'events' | 'leftOut'>,
): Recording {
  return { title, recordedAt: new Date().toISOString(), leftOut, events };
}
