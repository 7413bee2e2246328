import { fromBase64, toBase64 } from './base64.ts';
import { readRecording, writeRecording } from './recording-file.ts';
import type { Recording, RecordingReading } from './recording-file.ts';

/** No link is longer, in characters: what messengers and mail programs let through. */
export const longestLink = 8192;

/** How a fragment begins that is a recording. */
export const recordingFragment = '#wire=';

/** What came of making a link; `length` is how long it would be. */
export type LinkWriting =
  { status: 'written'; href: string } | { status: 'too-big'; length: number };

/** A small fragment can be written that unpacks to anything; no link of ours needs as much, in bytes. */
const mostUnpacked = 4 * 1024 * 1024;

/** Makes a link to a page that shows the recording, all of which is in the link's fragment. */
export async function writeRecordingLink(recording: Recording, page: string): Promise<LinkWriting> {
  const text = new Blob([writeRecording(recording)]);
  const packed = await new Response(
    text.stream().pipeThrough(new CompressionStream('deflate')),
  ).arrayBuffer();
  const fragment = toBase64(new Uint8Array(packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  const address = new URL(page);
  address.hash = '';
  const href = `${address.href}${recordingFragment}${fragment}`;
  const { length } = href;
  return length > longestLink ? { status: 'too-big', length } : { status: 'written', href };
}

/** Reads the fragment of a link; one that was cut off is `damaged`. */
export async function readRecordingFragment(fragment: string): Promise<RecordingReading> {
  const packed = fragment.slice(recordingFragment.length).replaceAll('-', '+').replaceAll('_', '/');
  try {
    const text = await unpack(fromBase64(packed));
    return text === undefined ? { status: 'too-big' } : readRecording(text);
  } catch {
    return { status: 'damaged', place: '#wire' };
  }
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length;
    if (size > mostUnpacked) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
