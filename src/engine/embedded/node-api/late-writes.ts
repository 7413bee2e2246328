import { nextTick } from './next-tick.ts';
import { nodeError } from './node-error.ts';
import type { Duplex } from './stream.ts';

/** For a stream's `end`: what it writes once both directions have ended fails, unless it may stay half-open. */
export function refuseLateWrites(this: InstanceType<typeof Duplex>): void {
  if (this.allowHalfOpen) return;
  const write = this.write.bind(this) as (...args: unknown[]) => boolean;
  this.write = (...args: unknown[]) => {
    if (!this.writableEnded) return write(...args);
    const error = nodeError('EPIPE', 'This socket has been ended by the other party');
    const callback: unknown = args.at(-1);
    if (typeof callback === 'function') nextTick(callback as (error: Error) => void, error);
    this.destroy(error);
    return false;
  };
}
