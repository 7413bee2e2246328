import { readAssignment, type NamedAssignment } from '../assignment/assignment.ts';
import { recall } from './class-store.ts';

/** The assignments that were made in this browser, the newest first; what can't be read is left out. */
export async function recallOwnAssignments(): Promise<NamedAssignment[]> {
  const kept = await recall((store) => store.getAll('assignments'), []);
  const readings = await Promise.all(kept.map(({ text }) => readAssignment(text)));
  return readings
    .flatMap((reading) => (reading.status === 'read' ? [reading] : []))
    .sort((one, other) => other.assignment.made.localeCompare(one.assignment.made));
}
