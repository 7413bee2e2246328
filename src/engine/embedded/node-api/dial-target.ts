import type { DialAnswer } from '../program-host.ts';
import { host as programHost } from './host.ts';
import { findLocalAddress, isIP, isLocalAddress } from './net-address.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { type NodeError, systemError } from './node-error.ts';

type Found = { address: string; family: number };

/** What a program may give to find the addresses of a name itself. */
export type Lookup = (
  host: string,
  options: { family: number | undefined; all: boolean },
  callback: (error: Error | null, found?: string | Found[], family?: number) => void,
) => void;

/** A place that somebody dials. */
export type DialTarget = {
  host: string;
  port: number;
  family: number | undefined;
  lookup: Lookup | undefined;
};

/** An established connection with its address, or why there is none. */
export type DialOutcome =
  | { status: 'connected'; end: Extract<DialAnswer, { status: 'connected' }>; address: string }
  | { status: 'failed'; error: Error };

type DiallingSocket = { destroyed: boolean; emit(event: string, ...values: unknown[]): boolean };

/** The error of a dial to a socket in the file system, of which there are none. */
export function noSuchSocket(path: string): { error: NodeError } {
  return { error: systemError('connect', 'ENOENT', { address: path }) };
}

/** Finds the addresses of a host and dials them one after the other, with the events that a socket emits meanwhile. */
export function dialTarget(
  socket: DiallingSocket,
  target: DialTarget,
  done: (outcome: DialOutcome) => void,
): void {
  const { host, port, family, lookup } = target;
  if (isIP(host) !== 0 && host !== '0.0.0.0' && host !== '::') {
    dial([host]);
  } else if (lookup) {
    lookup(host, { family, all: true }, (error, found) => {
      const all = typeof found === 'string' ? [found] : (found ?? []).map((one) => one.address);
      take(error, all);
    });
  } else {
    const found = findLocalAddress(host);
    nextTick(() => {
      if ('error' in found) take(found.error, []);
      else take(null, [found.address]);
    });
  }

  function take(error: Error | null, addresses: readonly string[]): void {
    if (socket.destroyed) return;
    if (error) {
      socket.emit('lookup', error, undefined, undefined, host);
      done({ status: 'failed', error });
      return;
    }
    for (const address of addresses) socket.emit('lookup', null, address, isIP(address), host);
    dial(addresses);
  }

  function dial(addresses: readonly string[], failed: readonly NodeError[] = []): void {
    const address = addresses[failed.length];
    if (address === undefined) {
      const error = failed.length === 1 && failed[0] ? failed[0] : allFailed(failed);
      done({ status: 'failed', error });
      return;
    }
    socket.emit('connectionAttempt', address, port, isIP(address));
    void reach(address, port).then((answer) => {
      runTurn(() => {
        if (answer.status === 'connected') {
          done({ status: 'connected', end: answer, address });
          return;
        }
        const error = systemError('connect', 'ECONNREFUSED', { address, port });
        if (socket.destroyed) return;
        if (addresses.length > 1)
          socket.emit('connectionAttemptFailed', address, port, isIP(address), error);
        dial(addresses, [...failed, error]);
      });
    });
  }
}

function reach(address: string, port: number): Promise<DialAnswer> {
  return isLocalAddress(address)
    ? programHost().dial(port)
    : Promise.resolve({ status: 'refused' });
}

function allFailed(errors: readonly NodeError[]): Error {
  return Object.assign(new AggregateError(errors), { code: errors[0]?.code ?? 'ENOTFOUND' });
}
