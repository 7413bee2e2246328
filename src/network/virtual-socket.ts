import { perfectLink, type EndFault } from './faults.ts';
import { FaultyPort } from './faulty-port.ts';
import type { WireListener, WireMessage, WirePort } from './wire-port.ts';

/** What one end of a connection hears of the other. */
export type VirtualSocketListener = {
  bytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** The other end will send nothing more. */
  end(): void;
  /** The other end is gone and refuses what it is sent; nothing more happens after this. */
  reset(): void;
  /** The other end sent bytes after this end had been closed, and was answered with a reset. */
  lateBytes(): void;
};

/** The state of an end after `close`: in order, or with received bytes that nobody read, which is a reset. */
export type CloseOutcome = 'closed' | 'reset';

// About what the kernel of a Linux host holds between two sockets of its loopback: a writer whose
// reader stalls notices nothing before so many bytes, and everything after.
const WINDOW = 3_932_160;
const CREDIT_STEP = WINDOW / 16;

type Waiting = { bytes: Uint8Array; accepted: () => void };

/**
 * One end of a connection: a byte stream with an end in each direction, over a port that carries it.
 * A number on the wire gives the sender credit back.
 */
export class VirtualSocket {
  #port: WirePort;
  readonly #listener: VirtualSocketListener;
  #credit = WINDOW;
  #waiting: Waiting[] = [];
  #inbox: (Uint8Array<ArrayBuffer> | 'end' | 'reset')[] = [];
  #consumed = 0;
  /** How many bytes have come so far. */
  #received = 0;
  #isPaused = true;
  #isDelivering = false;
  #hasSentEnd = false;
  #hasReceivedEnd = false;
  #isPeerGone = false;
  #stage: 'open' | 'lingering' | 'over' = 'open';

  readonly #portListener: WireListener = {
    message: (message) => {
      this.#receive(message);
    },
    lost: () => {
      this.#losePeer();
    },
  };

  /** Takes over the port; nothing is delivered before `resume`. */
  constructor(port: WirePort, listener: VirtualSocketListener) {
    this.#port = port;
    this.#listener = listener;
    port.listen(this.#portListener);
  }

  /** Lets something happen to the connection at this end. */
  inflict(fault: EndFault): void {
    if (this.#port instanceof FaultyPort) {
      this.#port.inflict(fault);
      return;
    }
    const port = new FaultyPort(this.#port, perfectLink, undefined, this.#received);
    this.#port = port;
    port.listen(this.#portListener);
    port.inflict(fault);
  }

  /**
   * Sends bytes; `accepted` is called at once while the window has room, later when the other end reads.
   * `following` says how many more bytes the writer is about to send.
   */
  write(bytes: Uint8Array, accepted: () => void, following = 0): void {
    if (this.#isPeerGone) {
      this.#waiting.push({ bytes, accepted });
      this.#receiveReset();
      return;
    }
    if (this.#waiting.length > 0 || bytes.byteLength > this.#credit) {
      this.#waiting.push({ bytes, accepted });
      this.#sendWaiting();
      return;
    }
    this.#enqueue(bytes, following);
    accepted();
  }

  /** Says that nothing more will be sent. */
  end(): void {
    if (this.#hasSentEnd || this.#stage !== 'open') return;
    this.#hasSentEnd = true;
    this.#port.post('end');
  }

  /**
   * Gives the end up as a host does when a program closes its socket: what was accepted is still delivered,
   * what waits for credit is not, and bytes that nobody read make it a reset.
   */
  close(): CloseOutcome {
    if (this.#stage !== 'open') return 'closed';
    if (this.#inbox.some((item) => typeof item !== 'string')) {
      this.reset();
      return 'reset';
    }
    this.end();
    this.#waiting = [];
    if (this.#hasReceivedEnd || this.#isPeerGone) this.#finish();
    else this.#stage = 'lingering';
    return 'closed';
  }

  /** Breaks the connection: the other end gets what was accepted so far, and then a reset. */
  reset(): void {
    if (this.#stage !== 'open') return;
    this.#port.post('reset');
    this.#finish();
  }

  /** Stops delivering; bytes wait in this end, and then in the writer. */
  pause(): void {
    this.#isPaused = true;
  }

  /** Delivers what waits and what comes. */
  resume(): void {
    this.#isPaused = false;
    this.#deliver();
  }

  /** The program at the other end ended without ending the connection: what it sent is delivered, then its end. */
  peerLost(): void {
    if (this.#port instanceof FaultyPort) this.#port.lose();
    else this.#losePeer();
  }

  #losePeer(): void {
    if (this.#stage === 'over') return;
    this.#isPeerGone = true;
    if (this.#stage === 'lingering') this.#finish();
    else if (this.#waiting.length > 0) this.#receiveReset();
    else this.#receiveEnd();
  }

  #receive(message: WireMessage): void {
    if (this.#stage === 'over') return;
    if (typeof message === 'object') this.#received += message.byteLength;
    if (message === 'reset') {
      this.#receiveReset();
    } else if (message === 'end') {
      if (this.#stage === 'lingering') this.#finish();
      else this.#receiveEnd();
    } else if (typeof message === 'number') {
      this.#credit += message;
      this.#sendWaiting();
    } else if (this.#stage === 'lingering') {
      this.#port.post('reset');
      this.#finish();
      this.#listener.lateBytes();
    } else if (!this.#hasReceivedEnd) {
      this.#inbox.push(message);
      this.#deliver();
    }
  }

  #receiveEnd(): void {
    if (this.#hasReceivedEnd) return;
    this.#hasReceivedEnd = true;
    this.#inbox.push('end');
    this.#deliver();
  }

  // What came before a reset can still be read; a stopped reader hears of it when it writes or reads on.
  #receiveReset(): void {
    this.#isPeerGone = true;
    if (this.#stage === 'lingering') {
      this.#finish();
    } else if (this.#isPaused && this.#waiting.length > 0) {
      this.#fail();
    } else {
      this.#inbox.push('reset');
      this.#deliver();
    }
  }

  #deliver(): void {
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    try {
      while (!this.#isPaused && this.#stage === 'open') {
        const item = this.#inbox.shift();
        if (item === undefined) return;
        if (item === 'end') {
          this.#listener.end();
        } else if (item === 'reset') {
          this.#fail();
        } else {
          this.#giveCredit(item.byteLength);
          this.#listener.bytes(item);
        }
      }
    } finally {
      this.#isDelivering = false;
    }
  }

  #giveCredit(byteLength: number): void {
    this.#consumed += byteLength;
    if (this.#consumed < CREDIT_STEP || this.#hasReceivedEnd) return;
    this.#port.post(this.#consumed);
    this.#consumed = 0;
  }

  #sendWaiting(): void {
    while (this.#credit > 0) {
      const first = this.#waiting[0];
      if (first === undefined) return;
      if (first.bytes.byteLength > this.#credit) {
        const part = first.bytes.subarray(0, this.#credit);
        first.bytes = first.bytes.subarray(this.#credit);
        this.#enqueue(part);
        return;
      }
      this.#waiting.shift();
      this.#enqueue(first.bytes);
      first.accepted();
    }
  }

  #enqueue(bytes: Uint8Array, following = 0): void {
    if (bytes.byteLength === 0) return;
    this.#credit -= bytes.byteLength;
    this.#port.post(bytes, following);
  }

  #fail(): void {
    if (this.#stage === 'over') return;
    const wasOpen = this.#stage === 'open';
    this.#finish();
    if (wasOpen) {
      queueMicrotask(() => {
        this.#listener.reset();
      });
    }
  }

  #finish(): void {
    this.#stage = 'over';
    this.#waiting = [];
    this.#inbox = [];
    this.#port.close();
  }
}
