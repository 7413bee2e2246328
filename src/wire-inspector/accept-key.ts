/** The text that every server joins to the client's key (RFC 6455 §1.3). */
export const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Computes the `Sec-WebSocket-Accept` for a key; null where the browser offers no SHA-1 (RFC 6455 §4.2.2). */
export async function computeAccept(key: string): Promise<string | null> {
  // Only secure pages have it; an address like http://192.168.1.2 is none.
  if (!('subtle' in crypto)) return null;
  const hash = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(key + acceptGuid));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
