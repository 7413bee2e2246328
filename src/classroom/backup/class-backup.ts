import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { mostPrivateCharacters } from '../private-checks/private-file.ts';
import { keptGradebook } from './kept-gradebook.ts';

const format = 'enchufe-class';
const fileInZip = 'class.json';
/** Where no class is bigger, in bytes of its text. */
const mostBytes = 200_000_000;

const name = z.string().regex(/^[0-9a-f]{32}$/);
const text = z.object({ es: z.string(), en: z.string() });
const privateChecks = z.object({
  content: z.string().max(mostPrivateCharacters),
  checks: z.array(z.object({ exercise: z.string(), id: z.string(), title: text })),
});
const schema = z.object({
  made: z.iso.datetime(),
  /** The text of the key's file, and whether it had been saved by itself. */
  key: z.object({ file: z.string().max(2000), isSaved: z.boolean() }).nullable(),
  /** The texts of the assignments, by their names. */
  assignments: z.record(name, z.string().max(60_000)),
  /** The teacher's own checks, by the names of their assignments. */
  privateChecks: z.record(name, privateChecks).default({}),
  gradebooks: z.record(name, keptGradebook),
});

/** All that a browser keeps of a teacher's classes: key, assignments, and gradebooks with all that was written in them. */
export type ClassBackup = z.infer<typeof schema>;

/** What came of reading a backup file. */
export type BackupReading =
  { status: 'read'; backup: ClassBackup } | { status: 'foreign' | 'newer' | 'damaged' | 'too-big' };

/** Takes what a browser has kept as a backup; throws where it isn't as it must be. */
export function asBackup(kept: unknown): ClassBackup {
  return schema.parse(kept);
}

/** Writes a backup as a zip with one file in it. */
export function writeBackup(backup: ClassBackup): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify({ format, version: 1, ...backup });
  return new Uint8Array(zipSync({ [fileInZip]: strToU8(text) }));
}

/** Reads a backup file; nothing of it is believed that isn't as it must be. */
export function readBackup(bytes: Uint8Array): BackupReading {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { status: 'foreign' };
  let isTooBig = false;
  let value: unknown;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name: file, originalSize }) => {
        isTooBig ||= file === fileInZip && originalSize > mostBytes;
        return file === fileInZip && !isTooBig;
      },
    });
    if (isTooBig) return { status: 'too-big' };
    const content = entries[fileInZip];
    if (!content) return { status: 'foreign' };
    value = JSON.parse(strFromU8(content));
  } catch {
    return { status: 'damaged' };
  }
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = schema.safeParse(value);
  return read.success ? { status: 'read', backup: read.data } : { status: 'damaged' };
}
