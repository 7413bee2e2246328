import { newRecording } from './new-recording.ts';
import type { Recording, RecordingReading } from './recording-file.ts';
import type { WireRecords } from './wire-records.svelte.ts';

/** Gives the reader what is shown as a file. */
export async function saveRecording(records: WireRecords): Promise<void> {
  const recording = recordingOf(records);
  const { writeRecording } = await import('./recording-file.ts');
  const blob = new Blob([writeRecording(recording)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(recording);
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
  records.notice = { type: 'saved', leftOut: recording.leftOut };
}

/** Copies a link to this page that shows what is shown, where it is small enough. */
export async function copyRecordingLink(records: WireRecords): Promise<void> {
  const recording = recordingOf(records);
  const { longestLink, writeRecordingLink } = await import('./recording-link.ts');
  const link = await writeRecordingLink(recording, location.href);
  if (link.status === 'too-big') {
    records.notice = { type: 'too-big-for-link', length: link.length, limit: longestLink };
    return;
  }
  try {
    await navigator.clipboard.writeText(link.href);
    records.notice = { type: 'copied', leftOut: recording.leftOut };
  } catch {
    records.notice = { type: 'copy-by-hand', href: link.href };
  }
}

/** Shows a file; one that can't be read changes nothing but the notice. */
export async function openRecordingFile(records: WireRecords, file: File): Promise<void> {
  const { mostCharacters, readRecording } = await import('./recording-file.ts');
  const reading: RecordingReading =
    file.size > mostCharacters ? { status: 'too-big' } : readRecording(await file.text());
  await records.take(reading, { type: 'file', name: file.name });
}

/** What can be saved: the recording that is shown, or the live wire as it is now. */
function recordingOf({ shown, title, live }: WireRecords): Recording {
  return shown ? shown.recording : newRecording(title, live.recorder);
}

function fileName({ title, recordedAt }: Recording): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return `enchufe-${name.slice(0, 60)}-${recordedAt.slice(0, 16).replaceAll(':', '')}.json`;
}
