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
const BATCH_SIZE = 65_536;

type Message = Uint8Array<ArrayBuffer> | number | 'end' | 'reset';
type Waiting = { bytes: Uint8Array; accepted: () => void };

/**
 * One end of a connection: a byte stream with an end in each direction, over one message port.
 * Writes of one turn travel as one transferred array; a number gives the sender credit back.
 */
export class VirtualSocket {
  readonly #port: MessagePort;
  readonly #listener: VirtualSocketListener;
  #credit = WINDOW;
  #waiting: Waiting[] = [];
  #batch: Uint8Array<ArrayBuffer> | undefined;
  #batchSize = 0;
  #isFlushQueued = false;
  #inbox: (Uint8Array<ArrayBuffer> | 'end' | 'reset')[] = [];
  #consumed = 0;
  #isPaused = true;
  #isDelivering = false;
  #hasSentEnd = false;
  #hasReceivedEnd = false;
  #isPeerGone = false;
  #stage: 'open' | 'lingering' | 'over' = 'open';

  /** Takes over the port; nothing is delivered before `resume`. */
  constructor(port: MessagePort, listener: VirtualSocketListener) {
    this.#port = port;
    this.#listener = listener;
    port.onmessage = (event: MessageEvent<Message>) => {
      this.#receive(event.data);
    };
    port.addEventListener('close', () => {
      this.peerLost();
    });
  }

  /** Sends bytes; `accepted` is called at once while the window has room, later when the other end reads. */
  write(bytes: Uint8Array, accepted: () => void): void {
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
    this.#enqueue(bytes);
    accepted();
  }

  /** Says that nothing more will be sent. */
  end(): void {
    if (this.#hasSentEnd || this.#stage !== 'open') return;
    this.#hasSentEnd = true;
    this.#flush();
    this.#port.postMessage('end');
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
    this.#flush();
    this.#port.postMessage('reset');
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
    if (this.#stage === 'over') return;
    this.#isPeerGone = true;
    if (this.#stage === 'lingering') this.#finish();
    else if (this.#waiting.length > 0) this.#receiveReset();
    else this.#receiveEnd();
  }

  #receive(message: Message): void {
    if (this.#stage === 'over') return;
    if (message === 'reset') {
      this.#receiveReset();
    } else if (message === 'end') {
      if (this.#stage === 'lingering') this.#finish();
      else this.#receiveEnd();
    } else if (typeof message === 'number') {
      this.#credit += message;
      this.#sendWaiting();
    } else if (this.#stage === 'lingering') {
      this.#port.postMessage('reset');
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
    this.#port.postMessage(this.#consumed);
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

  #enqueue(bytes: Uint8Array): void {
    this.#credit -= bytes.byteLength;
    if (this.#batchSize + bytes.byteLength > BATCH_SIZE) this.#flush();
    if (bytes.byteLength >= BATCH_SIZE) {
      this.#post(bytes);
      return;
    }
    // Copied at once: the writer may change its array as soon as the write was accepted.
    this.#batch ??= new Uint8Array(BATCH_SIZE);
    this.#batch.set(bytes, this.#batchSize);
    this.#batchSize += bytes.byteLength;
    if (this.#isFlushQueued) return;
    this.#isFlushQueued = true;
    queueMicrotask(() => {
      this.#isFlushQueued = false;
      this.#flush();
    });
  }

  // One array per turn: a message between workers costs far more than a copy of a few kilobytes.
  #flush(): void {
    if (this.#batch === undefined || this.#batchSize === 0 || this.#stage === 'over') return;
    this.#post(this.#batch.subarray(0, this.#batchSize));
    this.#batchSize = 0;
  }

  #post(bytes: Uint8Array): void {
    const copy = new Uint8Array(bytes);
    this.#port.postMessage(copy, [copy.buffer]);
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
    this.#port.onmessage = null;
    this.#port.close();
  }
}
