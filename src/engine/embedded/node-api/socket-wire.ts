import type { EndFault } from '../../../network/faults.ts';
import { spoiled } from '../../../network/faulty-port.ts';
import { VirtualSocket } from '../../../network/virtual-socket.ts';
import type { TapEvent } from '../../tap-order.ts';
import type { ConnectionEnd } from '../program-host.ts';
import { host } from './host.ts';
import { runTurn } from './next-tick.ts';

/** What a socket hears from the other end, each in a turn of its own. */
export type SocketWireListener = {
  bytes(bytes: Uint8Array<ArrayBuffer>): void;
  end(): void;
  reset(): void;
};

/** A socket's end of its connection, while it has one: carries bytes, and tells those who read the wire. */
export class SocketWire {
  #end: VirtualSocket | undefined;
  #connection = 0;
  #isTapped = false;

  get isOpen(): boolean {
    return this.#end !== undefined;
  }

  /** Whether somebody reads what is written on it. */
  get isTapped(): boolean {
    return this.#isTapped;
  }

  /** Takes over an established connection; nothing is heard before `resume`. */
  open({ connection, port, isTapped, faults }: ConnectionEnd, listener: SocketWireListener): void {
    this.#connection = connection;
    this.#isTapped = isTapped;
    this.#end = new VirtualSocket(spoiled(port, faults), {
      bytes: (bytes) => {
        this.#noteReceived(connection, bytes.byteLength);
        runTurn(() => {
          listener.bytes(bytes);
        });
      },
      end: () => {
        this.#noteReceived(connection, 1);
        runTurn(() => {
          listener.end();
        });
      },
      reset: () => {
        runTurn(() => {
          listener.reset();
        });
      },
      lateBytes: () => {
        this.tap({ type: 'reset' });
      },
    });
  }

  /** Sends bytes; `following` says how many more the writer is about to send. */
  write(bytes: Uint8Array, accepted: () => void, following = 0): void {
    this.#end?.write(bytes, accepted, following);
  }

  resume(): void {
    this.#end?.resume();
  }

  pause(): void {
    this.#end?.pause();
  }

  /** Says that nothing more will be sent. */
  end(): void {
    if (!this.#end) return;
    // Told first, so that the log has it before whatever it sets off at the other end.
    this.tap({ type: 'half-closed' });
    this.#end.end();
  }

  /** Gives the connection back to the system; what was accepted is still delivered. */
  close(): void {
    const end = this.#end;
    if (!end) return;
    this.#end = undefined;
    if (end.close() === 'reset') {
      this.tap({ type: 'reset' });
    } else {
      this.tap({ type: 'half-closed' });
      this.tap({ type: 'closed' });
    }
  }

  /** Breaks the connection. */
  reset(): void {
    this.#end?.reset();
    this.tap({ type: 'reset' });
  }

  inflict(fault: EndFault): void {
    this.#end?.inflict(fault);
  }

  losePeer(): void {
    this.#end?.peerLost();
  }

  /** Tells of it; of a connection that nobody reads, the switchboard still has to know when it is over. */
  tap(event: TapEvent): void {
    if (this.#isTapped || event.type !== 'half-closed') host().tap(this.#connection, event);
  }

  #noteReceived(connection: number, amount: number): void {
    if (this.#isTapped) host().noteReceived(connection, amount);
    else host().noteActivity();
  }
}

/** Ends a connection that nobody wants any more by the time it is established. */
export function giveUp({ connection, port }: ConnectionEnd): void {
  new VirtualSocket(port, {
    bytes: nothing,
    end: nothing,
    reset: nothing,
    lateBytes: nothing,
  }).close();
  host().tap(connection, { type: 'half-closed' });
  host().tap(connection, { type: 'closed' });
}

function nothing(): void {
  // There is nobody to tell.
}
