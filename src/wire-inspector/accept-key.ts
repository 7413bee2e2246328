/** The text that every server joins to the client's key (RFC 6455 §1.3). */
export const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What the computation of a `Sec-WebSocket-Accept` comes to, step by step. */
export type AcceptSteps = { joined: string; hash: Uint8Array; accept: string };

/** Computes the `Sec-WebSocket-Accept` for a key; null where the browser offers no SHA-1 (RFC 6455 §4.2.2). */
export async function computeAccept(key: string): Promise<AcceptSteps | null> {
  // Only secure pages have it; an address like http://192.168.1.2 is none.
  if (!('subtle' in crypto)) return null;
  const joined = key + acceptGuid;
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-1', new TextEncoder().encode(joined)),
  );
  return { joined, hash, accept: btoa(String.fromCharCode(...hash)) };
}
