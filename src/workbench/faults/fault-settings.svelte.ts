import type { EngineFaults } from '../../engine/engine.ts';

/** What a dial can be given. */
export type DialFaults = Parameters<EngineFaults['onDial']>[1];

/** A fault that lasts until it is undone. */
export type LastingFault = 'latency' | 'jitter' | 'slow' | 'silence' | 'refuse';

/** The biggest latency and jitter that can be asked for, in milliseconds. */
export const longestDelay = 10_000;

/** The faults that a learner has asked for, of one client or of all. */
export class FaultSettings {
  latencyMs = $state(0);
  jitterMs = $state(0);
  /** What is read in a second, in bytes; 0 is as fast as can be. */
  bytesPerSecond = $state(0);
  /** Half-open: nothing comes through any more, and nobody is told. */
  isSilent = $state(false);
  /** The next connection finds nobody. */
  refuses = $state(false);

  /** The faults that were asked for, in a fixed order. */
  get active(): readonly LastingFault[] {
    const all: LastingFault[] = [];
    if (this.latencyMs > 0) all.push('latency');
    if (this.jitterMs > 0) all.push('jitter');
    if (this.bytesPerSecond > 0) all.push('slow');
    if (this.isSilent) all.push('silence');
    if (this.refuses) all.push('refuse');
    return all;
  }

  /** Whether a connection must be dialled with them, rather than be given them later. */
  get isForDial(): boolean {
    return this.latencyMs > 0 || this.jitterMs > 0 || this.refuses;
  }
}

/** What a client's dial is given: its own value counts where it has one, else that of all. */
export function dialFaultsOf(own: FaultSettings, all: FaultSettings): DialFaults {
  return {
    refuses: own.refuses || all.refuses,
    latencyMs: own.latencyMs || all.latencyMs,
    jitterMs: own.jitterMs || all.jitterMs,
  };
}
