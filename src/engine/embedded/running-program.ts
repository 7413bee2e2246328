import type { NetworkMember, VirtualNetwork } from '../../network/virtual-network.ts';
import type { JsonValue, ProgramEnd, ProgramEvent } from '../engine.ts';
import type { FrameStart } from './frame-messages.ts';
import { readProgramMessage } from './program-message-reader.ts';
import type { MessageFromProgram, MessageToProgram } from './program-messages.ts';
import type { RecordTap, TapOrder } from './tap-order.ts';
import type { WarmWorker } from './warm-workers.ts';

/** What a running program needs of the frame. */
export type ProgramSurroundings = {
  network: VirtualNetwork;
  order: TapOrder;
  openedAt: number;
  now(): number;
  report(event: ProgramEvent): void;
  onEnd(): void;
};

/** One program as the frame sees it: its worker, its place on the network, and whether it still answers. */
export class RunningProgram {
  readonly #worker: WarmWorker;
  readonly #surroundings: ProgramSurroundings;
  readonly #start: FrameStart;
  readonly #member: NetworkMember;
  readonly #id: string;
  readonly #record: RecordTap = ({ connection, event, time }) => {
    this.#member.tap(connection, event, time);
  };
  readonly #ports = new Set<number>();
  #isRunning = false;
  #isOver = false;
  #unansweredTicks = 0;

  constructor(
    id: string,
    start: FrameStart,
    worker: WarmWorker,
    surroundings: ProgramSurroundings,
  ) {
    this.#id = id;
    this.#worker = worker;
    this.#surroundings = surroundings;
    this.#start = start;
    this.#member = surroundings.network.join(
      { program: id, name: start.name, network: start.network },
      {
        onConnection: (listeningPort, incoming) => {
          this.#post({ type: 'incoming', listeningPort, incoming }, [incoming.port]);
        },
        // The bytes on their way travel beside this message and should come first.
        onConnectionLost: (connection) => {
          setTimeout(() => {
            this.#post({ type: 'connection-lost', connection });
          }, LOST_DELAY_MS);
        },
      },
    );
    void worker.ready.then(() => {
      this.#run();
    });
  }

  /** Delivers a value to the program. */
  deliver(value: JsonValue): void {
    void this.#worker.ready.then(() => {
      this.#post({ type: 'message', value });
    });
  }

  /** Tells the program that so much of its output was read. */
  outputRead(lines: number, characters: number): void {
    this.#post({ type: 'output-read', lines, characters });
  }

  /** Asks the program for a sign of life, and ends it when it has given none for long. */
  tick(): void {
    if (!this.#isRunning) return;
    if (this.#unansweredTicks >= UNANSWERED_TICKS) {
      this.end({ status: 'unresponsive' });
      return;
    }
    if (this.#unansweredTicks === 0) this.#post({ type: 'ping' });
    this.#unansweredTicks++;
  }

  /** Ends the program now, whatever it is doing. */
  end(end: ProgramEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#worker.worker.terminate();
    this.#worker.port.close();
    this.#surroundings.order.leave(this.#id);
    this.#member.leave();
    const time = this.#surroundings.now();
    for (const port of this.#ports) {
      this.#surroundings.report({ type: 'stopped-listening', time, port });
    }
    this.#surroundings.report({ type: 'ended', time, end });
    this.#surroundings.onEnd();
  }

  #run(): void {
    if (this.#isOver) return;
    this.#isRunning = true;
    this.#worker.port.onmessage = (event: MessageEvent<unknown>) => {
      const message = readProgramMessage(event.data);
      if (message && !this.#isOver) this.#receive(message);
    };
    const { modules, entry, env, role } = this.#start;
    const { openedAt } = this.#surroundings;
    this.#post({ type: 'start', start: { modules, entry, env, role, openedAt } });
  }

  #receive(message: MessageFromProgram): void {
    switch (message.type) {
      case 'ready':
        return;
      case 'pong':
        this.#unansweredTicks = 0;
        return;
      case 'started':
        this.#surroundings.report({ type: 'started', time: message.time });
        return;
      case 'dial': {
        const answer = this.#member.dial(message.port);
        const transfer = answer.status === 'connected' ? [answer.port] : [];
        this.#post({ type: 'dialled', request: message.request, answer }, transfer);
        return;
      }
      case 'listen':
        this.#listen(message.request, message.port);
        return;
      case 'stop-listening':
        this.#stopListening(message.port);
        return;
      case 'taps':
        for (const tap of message.taps) this.#surroundings.order.add(this.#id, tap, this.#record);
        return;
      case 'output':
        for (const entry of message.entries) {
          this.#surroundings.report({ type: 'output', ...entry });
        }
        return;
      case 'output-dropped':
        this.#report({ type: 'output-dropped', lines: message.lines });
        return;
      case 'message':
        if (this.#start.role === 'trusted') this.#report({ type: 'message', value: message.value });
        return;
      case 'ended':
        this.end(message.end);
    }
  }

  #listen(request: number, port: number): void {
    const answer = this.#member.listen(port);
    this.#post({ type: 'listened', request, answer });
    if (answer.status !== 'listening') return;
    this.#ports.add(answer.port);
    this.#report({ type: 'listening', port: answer.port });
  }

  #stopListening(port: number): void {
    if (!this.#ports.delete(port)) return;
    this.#member.stopListening(port);
    this.#report({ type: 'stopped-listening', port });
  }

  #report(event: TimelessEvent): void {
    this.#surroundings.report({ ...event, time: this.#surroundings.now() });
  }

  #post(message: MessageToProgram, transfer: Transferable[] = []): void {
    if (!this.#isOver) this.#worker.port.postMessage(message, transfer);
  }
}

type TimelessEvent =
  | { type: 'output-dropped'; lines: number }
  | { type: 'listening' | 'stopped-listening'; port: number }
  | { type: 'message'; value: JsonValue };

const UNANSWERED_TICKS = 6;
const LOST_DELAY_MS = 100;
