import {
  atTurnsEnd,
  listenInParts,
  MOST_PARTS,
  onPortClosed,
  openOwnTurns,
  postThrough,
} from './guarded-port.ts';
import { stayAwake, wasAnswered } from './stay-awake.ts';
import { createBlock, readBlock, textOf, type ArrivedBlock, type Block } from './trunk-block.ts';
import type { WireListener, WireMessage, WirePort } from './wire-port.ts';

type Line = { listener: WireListener | undefined; early: WireMessage[]; isOpen: boolean };

/**
 * Carries all connections that one program dialled to another over one message port, as lines of their own.
 * What all lines post in a turn travels in few transferred blocks, each a sequence of records: the line, what
 * it is (a length of bytes, credit, end or reset), and the bytes, padded to whole words.
 */
export class Trunk {
  readonly #port: MessagePort;
  readonly #beforeSend: () => void;
  readonly #onLost: () => void;
  readonly #lines = new Map<number, Line>();
  #highestLine = 0;
  #isClosed = false;

  #block: Block | undefined;
  /** A block that was sent as text, and can be used again. */
  #spare: Block | undefined;
  #used = 0;
  #records = 0;
  /** Where in the block the last record begins, if it is one of bytes. */
  #lastBytes = -1;
  #blockSize = SMALLEST_BLOCK;
  #isFlushQueued = false;
  #isFlushPutOff = false;
  /** Whether an end or a reset waits, which is the last that its line says: nothing is saved by waiting on. */
  #isUrgent = false;
  /** How many blocks have been sent, how many of them the other end has said it received, and how many have come from it. */
  #sent = 0;
  #confirmed = 0;
  #received = 0;

  #arrived: ArrivedBlock[] = [];
  /** Where in the first of them the next record begins, in words from its start. */
  #position = FIRST_RECORD;

  /** `beforeSend` is called before each block leaves, `onLost` when nobody is at the other end any more. */
  constructor(
    port: MessagePort,
    beforeSend: () => void = () => undefined,
    onLost: () => void = () => undefined,
  ) {
    this.#port = port;
    this.#beforeSend = beforeSend;
    this.#onLost = onLost;
    listenInParts(port, {
      arrive: (data) => this.#arrive(data),
      hasMore: () => this.#hasMore(),
      next: () => this.#deliverNext(),
    });
    onPortClosed(port, () => this.#lose());
  }

  /** Opens a line by its number, which must be higher than that of every line opened before. */
  open(number: number): WirePort {
    const line = this.#lines.get(number) ?? { listener: undefined, early: [], isOpen: true };
    this.#lines.set(number, line);
    this.#highestLine = Math.max(this.#highestLine, number);
    return {
      post: (message, following = 0) => {
        if (line.isOpen && !this.#isClosed) this.#post(number, message, following);
      },
      listen: (listener) => {
        line.listener = listener;
        for (const message of line.early.splice(0)) if (line.isOpen) listener.message(message);
        if (this.#isClosed && line.isOpen) queueMicrotask(() => listener.lost());
      },
      close: () => {
        line.isOpen = false;
        line.early = [];
        this.#lines.delete(number);
      },
    };
  }

  /** Sends now what would leave when the turn is over. */
  flush(): void {
    const block = this.#block;
    if (!block) return;
    const used = this.#used;
    this.#block = undefined;
    this.#used = 0;
    this.#records = 0;
    this.#lastBytes = -1;
    block.words[0] = this.#received;
    this.#sent = (this.#sent + 1) >>> 0;
    this.#beforeSend();
    if (used <= LONGEST_TEXT) {
      postThrough(this.#port, textOf(block.bytes.subarray(0, used)));
      // Nobody else has it: what lay behind the records is still zero once these are.
      block.bytes.fill(0, 0, used);
      this.#spare = block;
      stayAwake();
    } else {
      postThrough(this.#port, block.bytes.buffer, [block.bytes.buffer]);
    }
  }

  #post(
    line: number,
    message: Uint8Array | Exclude<WireMessage, Uint8Array>,
    following: number,
  ): void {
    if (typeof message === 'object') this.#addBytes(line, message, following);
    else if (typeof message === 'number') this.#addRecord(line, CREDIT + message, 0);
    else {
      this.#addRecord(line, message === 'end' ? END : RESET, 0);
      this.#isUrgent = true;
    }
    if (this.#isFlushQueued && !(this.#isUrgent && this.#isFlushPutOff)) return;
    this.#isFlushQueued = true;
    atTurnsEnd(this.#flushTurn);
  }

  // An end that is still busy with what was sent before gets the next block no sooner if it leaves at once;
  // what other turns add to it meanwhile saves messages, which cost more than bytes.
  readonly #flushTurn = (): void => {
    if (this.#sent === this.#confirmed || this.#isUrgent) this.#flushNow();
    else if (!this.#isFlushPutOff) {
      this.#isFlushPutOff = true;
      queueHop(this.#flushPutOff);
    }
  };

  readonly #flushPutOff = (): void => {
    this.#isFlushPutOff = false;
    this.#flushNow();
  };

  #flushNow(): void {
    this.#isFlushQueued = false;
    this.#isUrgent = false;
    this.#blockSize = SMALLEST_BLOCK;
    this.flush();
  }

  #addBytes(line: number, bytes: Uint8Array, following: number): void {
    const block = this.#block;
    const { byteLength } = bytes;
    if (
      block &&
      this.#lastBytes >= 0 &&
      block.words[this.#lastBytes] === line &&
      this.#used + byteLength <= block.bytes.byteLength
    ) {
      block.bytes.set(bytes, this.#used);
      this.#used += byteLength;
      block.words[this.#lastBytes + 1] = (block.words[this.#lastBytes + 1] ?? 0) + byteLength;
      return;
    }
    const together = following <= MOST_TOGETHER ? following : 0;
    const word = this.#addRecord(line, byteLength, byteLength + together);
    this.#block?.bytes.set(bytes, this.#used);
    this.#used += byteLength;
    this.#lastBytes = word;
  }

  #addRecord(line: number, kind: number, room: number): number {
    let start = (this.#used + 3) & ~3;
    const needed = HEADER_SIZE + room;
    let block = this.#block;
    if (!block || start + needed > block.bytes.byteLength || this.#records === MOST_PARTS) {
      this.flush();
      this.#block = block = this.#takeBlock(
        Math.max(this.#blockSize, FIRST_RECORD * 4 + ((needed + 3) & ~3)),
      );
      this.#blockSize = Math.min(this.#blockSize * 2, LARGEST_COMMON_BLOCK);
      start = FIRST_RECORD * 4;
    }
    const word = start >> 2;
    block.words[word] = line;
    block.words[word + 1] = kind;
    this.#used = start + HEADER_SIZE;
    this.#records++;
    this.#lastBytes = -1;
    return word;
  }

  #takeBlock(size: number): Block {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare && spare.bytes.byteLength >= size ? spare : createBlock(size);
  }

  #arrive(data: unknown): void {
    const block = readBlock(data);
    if (!block) return;
    wasAnswered();
    this.#received = (this.#received + 1) >>> 0;
    this.#confirmed = block.words[block.start] ?? 0;
    this.#arrived.push(block);
  }

  #hasMore(): boolean {
    const block = this.#arrived[0];
    return block !== undefined && (block.words[block.start + this.#position] ?? 0) !== 0;
  }

  #deliverNext(): void {
    const block = this.#arrived[0];
    if (!block) return;
    const number = block.words[block.start + this.#position] ?? 0;
    const kind = block.words[block.start + this.#position + 1] ?? 0;
    let message: WireMessage;
    this.#position += 2;
    if (kind === END) message = 'end';
    else if (kind === RESET) message = 'reset';
    else if (kind >= CREDIT) message = kind - CREDIT;
    else {
      const start = (block.start + this.#position) * 4;
      message = block.bytes.subarray(start, start + kind);
      this.#position += (kind + 3) >> 2;
    }
    if (!this.#hasMore()) {
      this.#arrived.shift();
      this.#position = FIRST_RECORD;
    }
    const line = this.#lines.get(number) ?? this.#expect(number);
    if (!line) return;
    if (line.listener) line.listener.message(message);
    else line.early.push(message);
  }

  /** What comes on a line before this end has heard of it waits; on one that is closed it is lost. */
  #expect(number: number): Line | undefined {
    if (number <= this.#highestLine) return undefined;
    const line: Line = { listener: undefined, early: [], isOpen: true };
    this.#lines.set(number, line);
    return line;
  }

  #lose(): void {
    this.#isClosed = true;
    this.#onLost();
    for (const line of [...this.#lines.values()]) line.listener?.lost();
  }
}

const hops: (() => void)[] = [];
const takeTurn = openOwnTurns(() => hops.shift()?.());

/** Runs a task when what has arrived by now was handled. */
function queueHop(task: () => void): void {
  hops.push(task);
  takeTurn();
}

/** In words: the first tells how many blocks the sender has received. */
const FIRST_RECORD = 1;
const HEADER_SIZE = 8;
const SMALLEST_BLOCK = 256;
/** Blocks grow while a turn lasts, so that the other end can begin while this one goes on. */
const LARGEST_COMMON_BLOCK = 16_384;
const MOST_TOGETHER = 262_144;
const LONGEST_TEXT = 512;
const END = 0xffff_ffff;
const RESET = 0xffff_fffe;
const CREDIT = 0x8000_0000;
