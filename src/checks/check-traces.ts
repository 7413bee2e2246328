import type { Engine } from '../engine/engine.ts';
import type { WireEvent, WirePlace } from '../network/wire-event.ts';
import { WireRecorder } from '../network/wire-recorder.ts';
import type { JudgeTrace } from './judge-protocol.ts';

/** What crossed the judge's connections during one check. */
export type CheckTrace = {
  check: string;
  /**
   * What is known by now: the last events may come a moment after the result. `spot`: where the check looked last.
   * `sayName` says the judge's names for its connections in a reader's language.
   */
  read(sayName?: (name: string) => string): {
    events: readonly WireEvent[];
    leftOut: number;
    spot: WirePlace | null;
  };
};

/** Records the judge's connections, from each connection's beginning. */
export class CheckTraces {
  /** By the number that the judge gives them: those of earlier checks that passed are forgotten. */
  readonly #lines = new Map<number, WireRecorder>();
  readonly #recorders = new Map<number, WireRecorder>();
  readonly #traces = new Map<string, JudgeTrace>();
  readonly #stop: () => void;
  readonly #judge: string;
  #opened = 0;

  constructor(engine: Pick<Engine, 'onWire'>, judge: string) {
    this.#judge = judge;
    this.#stop = engine.onWire((event) => {
      if (event.type === 'opened') {
        if (event.client.program !== judge && event.server.program !== judge) return;
        const recorder = new WireRecorder(limits);
        this.#recorders.set(event.connection, recorder);
        this.#lines.set(this.#opened, recorder);
        this.#opened += 1;
      }
      this.#recorders.get(event.connection)?.push(event);
    });
  }

  /** Takes what the judge tells of a check's connections. */
  add(check: string, trace: JudgeTrace): void {
    this.#traces.set(check, trace);
  }

  /** The trace of a check that failed; undefined where nothing ever crossed. */
  of(check: string): CheckTrace | undefined {
    const trace = this.#traces.get(check);
    if (!trace || trace.lines.length === 0) return undefined;
    const lines = this.#lines;
    const judge = this.#judge;
    return { check, read: (sayName) => readTrace(trace, lines, judge, sayName) };
  }

  /** Forgets the connections of a check that passed. */
  forget(check: string): void {
    for (const { number } of this.#traces.get(check)?.lines ?? []) {
      this.#lines.get(number)?.clear();
      this.#lines.delete(number);
    }
    this.#traces.delete(check);
  }

  /** Records no more. */
  stop(): void {
    this.#stop();
  }
}

/** A check that floods a connection must not fill the page's memory. */
const limits = { maxEvents: 10_000, maxBytes: 4 * 1024 * 1024 };

function readTrace(
  { lines, spot }: JudgeTrace,
  recorders: ReadonlyMap<number, WireRecorder>,
  judge: string,
  sayName = (name: string) => name,
): ReturnType<CheckTrace['read']> {
  const known = lines.flatMap(({ name, number, isOpen }) => {
    const recorder = recorders.get(number);
    if (!recorder) return [];
    const events = isOpen ? untilLeft(recorder.events, judge) : recorder.events;
    return [{ number, recorder, events: events.map(named(sayName(name))) }];
  });
  const looked = known.find(({ number }) => number === spot?.line)?.events[0];
  return {
    // The wire tells in the order of time, so that joining what was sorted apart brings its order back.
    events: known.flatMap(({ events }) => events).sort((one, other) => one.time - other.time),
    leftOut: known.reduce((sum, { recorder }) => sum + recorder.leftOut, 0),
    spot:
      spot && looked
        ? { connection: looked.connection, direction: spot.direction, offset: spot.offset }
        : null,
  };
}

/** When the judge has its verdict it leaves every connection, which would look like the learner's failure. */
function untilLeft(events: readonly WireEvent[], judge: string): readonly WireEvent[] {
  const [first] = events;
  const side = first?.type === 'opened' && first.client.program === judge ? 'client' : 'server';
  const direction = side === 'client' ? 'client-to-server' : 'server-to-client';
  const left = events.findIndex(
    (event) =>
      (event.type === 'half-closed' && event.direction === direction) ||
      (event.type === 'reset' && event.by === side),
  );
  return left === -1 ? events : events.slice(0, left);
}

/** The judge has one program, but the report tells its clients apart. */
function named(name: string): (event: WireEvent) => WireEvent {
  return (event) =>
    event.type === 'opened' ? { ...event, client: { ...event.client, name } } : event;
}
