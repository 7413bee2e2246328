/** The script of the sandboxed frame: starts programs in workers, joins them by the network, and reports to the page. */
import type { ConnectionFault } from '../../network/faults.ts';
import { VirtualNetwork } from '../../network/virtual-network.ts';
import type { ProgramEvent } from '../engine.ts';
import { settleNetwork } from '../settle-network.ts';
import { EventBatch } from './event-batch.ts';
import type {
  FrameOpening,
  FrameStart,
  MessageFromFrame,
  MessageToFrame,
  ProgramAnswer,
} from './frame-messages.ts';
import { MachineCheck } from './machine-check.ts';
import { RunningProgram } from './running-program.ts';
import { TapOrder } from '../tap-order.ts';
import type { TapEntry } from './program-messages.ts';
import { WarmWorkers } from './warm-workers.ts';
import { WireOutlet } from './wire-outlet.ts';
import { EVENT_WEIGHT, weightOf } from './wire-weight.ts';

addEventListener('message', function open(event: MessageEvent<FrameOpening>) {
  const port = event.ports[0];
  if (event.source !== parent || !port) return;
  removeEventListener('message', open);
  void openFrame(port, event.data);
});

async function openFrame(port: MessagePort, opening: FrameOpening): Promise<void> {
  const { openedAt, programScript } = opening;
  const programs = new Map<string, RunningProgram>();
  const order = new TapOrder<TapEntry>();
  const workers = new WarmWorkers(programScript);
  const wireWeights = new Map<number, number>();
  let wireWeight = 0;
  const batch = new EventBatch((number, events, hasOutput) => {
    const isMeasured = hasOutput || wireWeight > 0;
    if (wireWeight > 0) wireWeights.set(number, wireWeight);
    wireWeight = 0;
    say({ type: 'events', events, ...(isMeasured && { batch: number }) });
  });
  const outlet = new WireOutlet({
    send: (event) => {
      wireWeight += weightOf(event);
      batch.add({ event });
      if (wireWeight >= FULL_WIRE_BATCH) batch.flush();
    },
    onFull: (isFull) => {
      for (const program of programs.values()) program.holdWire(isFull);
    },
  });
  let isWireWatched = false;
  let lastWireTime = 0;
  const undoRules = new Map<number, () => void>();
  const network = new VirtualNetwork({
    now,
    isWatched: () => isWireWatched,
    report: (event) => {
      if (!isWireWatched) return;
      // Two workers' clocks differ by a hair, and a program may say what it likes.
      lastWireTime = Math.max(lastWireTime, Math.min(event.time, now()));
      outlet.add({ ...event, time: lastWireTime });
    },
  });

  port.onmessage = ({ data }: MessageEvent<MessageToFrame>) => {
    receive(data);
  };
  const machine = new MachineCheck(TICK_MS, () => workers.askSpare());
  setInterval(() => {
    const share = machine.share();
    for (const program of [...programs.values()]) program.tick(share);
  }, TICK_MS);
  await workers.open();
  say({ type: 'opened' });

  function receive(message: MessageToFrame): void {
    switch (message.type) {
      case 'node-api':
        workers.useNodeApi(message.script);
        return;
      case 'start':
        start(message.program, message.start);
        return;
      case 'stop':
        programs.get(message.program)?.stop(message.manner);
        return;
      case 'message':
        programs.get(message.program)?.deliver(message.value);
        return;
      case 'ask':
        programs.get(message.program)?.ask(message.question);
        return;
      case 'fault-on-dial':
        undoRules.set(message.rule, network.faultOnDial(message.place, message.faults));
        return;
      case 'undo-fault-on-dial':
        undoRules.get(message.rule)?.();
        undoRules.delete(message.rule);
        return;
      case 'inflict':
        void inflict(message.connection, message.fault).then(() => {
          say({ type: 'inflicted', request: message.request });
        });
        return;
      case 'handled':
        for (const [id, { lines, characters }] of batch.takeHandled(message.batch)) {
          programs.get(id)?.outputRead(lines, characters);
        }
        outlet.read(wireWeights.get(message.batch) ?? 0);
        wireWeights.delete(message.batch);
        return;
      case 'watch-wire':
        isWireWatched = message.isWatched;
        if (!isWireWatched) outlet.clear();
        return;
      case 'ping':
        say({ type: 'pong' });
    }
  }

  async function inflict(connection: number, fault: ConnectionFault): Promise<void> {
    const told = network.inflict(connection, fault);
    // A program answers in the order in which it was spoken to.
    await Promise.all(told.map((id) => programs.get(id)?.activity() ?? Promise.resolve()));
  }

  function start(id: string, start: FrameStart): void {
    const program: RunningProgram = new RunningProgram(id, start, workers.take(), {
      network,
      order,
      openedAt,
      nodeApi: workers.nodeApi,
      now,
      isWireFull: () => outlet.isFull,
      report: (event) => {
        report(id, event);
      },
      settle: () => settleNetwork(() => othersOf(program).map((one) => one.activity())),
      onEnd: () => {
        programs.delete(id);
      },
    });
    programs.set(id, program);
  }

  function othersOf(program: RunningProgram): RunningProgram[] {
    return [...programs.values()].filter(
      (one) => one.network === program.network && one !== program,
    );
  }

  function report(program: string, event: ProgramEvent | ProgramAnswer): void {
    if (event.type === 'listening' || event.type === 'stopped-listening') {
      wireWeight += EVENT_WEIGHT;
      outlet.count(EVENT_WEIGHT);
    }
    if (event.type === 'output' || event.type === 'output-dropped') batch.add({ program, event });
    else batch.addUrgent({ program, event });
  }

  function say(message: MessageFromFrame): void {
    port.postMessage(message);
  }

  function now(): number {
    return performance.timeOrigin + performance.now() - openedAt;
  }
}

const TICK_MS = 200;
const FULL_WIRE_BATCH = 262_144;
