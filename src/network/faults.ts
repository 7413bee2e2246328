/** What the network does to a connection from its beginning on; what is left out is as on a perfect network. */
export type DialFaults = {
  /** Nobody answers: the dial fails with ECONNREFUSED, although somebody may listen. */
  refuses?: boolean;
  /** How long everything is on its way, in each direction. */
  latencyMs?: number;
  /** Up to so much longer, by chance; nothing overtakes what was sent before it. */
  jitterMs?: number;
  /** No end is given more than so many bytes in a second. */
  bytesPerSecond?: number;
  /** Nothing comes through before a `hold` says how far it may: it is held from its beginning. */
  isHeld?: boolean;
  /** Repeats the chances of `jitterMs`: the n-th connection of a rule is the same for the same seed. */
  seed?: number;
};

/** What the network does to the bytes that reach one end. */
export type LinkFaults = {
  latencyMs: number;
  jitterMs: number;
  /** Infinity where nothing slows them. */
  bytesPerSecond: number;
  isSilent: boolean;
  /** How much of the stream is let through, counted from the connection's beginning; its end counts as one byte. */
  heldAt: number;
  seed: number;
};

/**
 * What can happen to a running connection: `cut` breaks it, and both ends see ECONNRESET; `silence` lets nothing
 * through any more, and tells nobody (half-open); `slow` limits what an end is given; `delay` makes everything late,
 * also what is on its way; `restore` ends every other fault, and what was held back by a silence arrives, as after a
 * cable is plugged in again. `hold` stops time on the cable rather than spoil it: each direction is let through up to
 * so many bytes from the connection's beginning (its end counts as one), until `release`.
 */
export type ConnectionFault =
  | { type: 'cut' }
  | { type: 'silence' }
  | { type: 'slow'; reader: 'client' | 'server' | 'both'; bytesPerSecond: number }
  | { type: 'delay'; latencyMs: number; jitterMs: number }
  | { type: 'hold'; toServer: number; toClient: number }
  | { type: 'release' }
  | { type: 'restore' };

/** A fault after which the connection lives on, and that the wire log tells of. */
export type LastingFault = Exclude<ConnectionFault, { type: 'cut' | 'hold' | 'release' }>;

/** What one end of a connection is told of a fault. */
export type EndFault =
  | { type: 'cut' }
  | { type: 'silence' }
  | { type: 'slow'; bytesPerSecond: number }
  | { type: 'delay'; latencyMs: number; jitterMs: number }
  | { type: 'hold'; heldAt: number }
  | { type: 'release' }
  | { type: 'restore' };

/** A link on which nothing goes wrong. */
export const perfectLink: LinkFaults = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: Infinity,
  isSilent: false,
  heldAt: Infinity,
  seed: 0,
};

/** The faults of the n-th connection of a rule, for the bytes that reach one of its ends. */
export function linkOf(faults: DialFaults, nth: number, reader: 'client' | 'server'): LinkFaults {
  const { latencyMs = 0, jitterMs = 0, bytesPerSecond = Infinity, seed = 0 } = faults;
  const endSeed = (seed + Math.imul(nth * 2 + (reader === 'client' ? 0 : 1), 0x9e3779b1)) >>> 0;
  const heldAt = faults.isHeld ? 0 : Infinity;
  return { latencyMs, jitterMs, bytesPerSecond, isSilent: false, heldAt, seed: endSeed };
}

/** What one end is told of a fault; undefined where it is the other's alone. */
export function faultAtEnd(
  fault: ConnectionFault,
  side: 'client' | 'server',
): EndFault | undefined {
  if (fault.type === 'hold') {
    return { type: 'hold', heldAt: side === 'client' ? fault.toClient : fault.toServer };
  }
  if (fault.type === 'slow' && fault.reader !== side && fault.reader !== 'both') return undefined;
  return fault;
}

/** Whether the wire log tells of a fault: to hold a connection is only to look closely. */
export function isTold(fault: ConnectionFault): fault is LastingFault {
  return fault.type !== 'cut' && fault.type !== 'hold' && fault.type !== 'release';
}
