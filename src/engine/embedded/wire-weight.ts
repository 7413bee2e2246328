/** What an event on the wire costs whoever takes it, whatever it carries. */
export const EVENT_WEIGHT = 256;

/** What an event costs in all, counted in bytes. */
export function weightOf(
  event: { type: 'bytes'; bytes: Uint8Array } | { type: string; bytes?: undefined },
): number {
  return EVENT_WEIGHT + (event.bytes?.byteLength ?? 0);
}
