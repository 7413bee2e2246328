import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { fromBase64, toBase64Url } from '../encodings.ts';
import { inflateWithin } from '../inflate-within.ts';
import {
  mostAssignmentCharacters,
  readAssignment,
  type AssignmentReading,
  type NamedAssignment,
} from './assignment.ts';

/** How a fragment begins that is an assignment. */
export const assignmentFragment = '#assignment=';

const version = 1;
/** So much of the assignment's name goes with the link, to tell a damaged one. */
const checkLength = 8;

/** What came of reading a link's fragment; `none` where it speaks of no assignment. */
export type LinkReading = AssignmentReading | { status: 'none' };

/** Makes the link to a page that opens the assignment; all of it is in the fragment, which no server gets to see. */
export function writeAssignmentLink({ id, text }: NamedAssignment, page: string): string {
  const address = new URL(page);
  address.hash = '';
  const packed = toBase64Url(deflateSync(strToU8(text), { level: 9 }));
  return `${address.href}${assignmentFragment}${version}.${id.slice(0, checkLength)}.${packed}`;
}

/** Reads the fragment of a link. */
export async function readAssignmentFragment(fragment: string): Promise<LinkReading> {
  if (!fragment.startsWith(assignmentFragment)) return { status: 'none' };
  const content = fragment.slice(assignmentFragment.length);
  const number = /^(\d+)\./.exec(content)?.[1];
  if (number !== undefined && Number(number) > version) return { status: 'newer' };
  const [, check, packed] = /^1\.([0-9a-f]{8})\.([\w-]+)$/.exec(content) ?? [];
  if (packed === undefined) return { status: 'damaged', place: 'link' };
  try {
    const bytes = inflateWithin(fromBase64(packed), 4 * mostAssignmentCharacters);
    if (bytes === undefined) return { status: 'too-big' };
    const reading = await readAssignment(strFromU8(bytes));
    if (reading.status === 'foreign') return { status: 'damaged', place: 'link' };
    if (reading.status !== 'read' || reading.id.startsWith(check ?? ' ')) return reading;
    return { status: 'damaged', place: 'link' };
  } catch {
    return { status: 'damaged', place: 'link' };
  }
}
