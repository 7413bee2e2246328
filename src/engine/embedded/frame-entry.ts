/** The script of the sandboxed frame: starts programs in workers, joins them by the network, and reports to the page. */
import { VirtualNetwork } from '../../network/virtual-network.ts';
import type { ProgramEvent } from '../engine.ts';
import { EventBatch } from './event-batch.ts';
import type {
  FrameOpening,
  FrameStart,
  MessageFromFrame,
  MessageToFrame,
} from './frame-messages.ts';
import { RunningProgram } from './running-program.ts';
import { TapOrder } from './tap-order.ts';
import { WarmWorkers } from './warm-workers.ts';

addEventListener('message', function open(event: MessageEvent<FrameOpening>) {
  const port = event.ports[0];
  if (event.source !== parent || !port) return;
  removeEventListener('message', open);
  void openFrame(port, event.data);
});

async function openFrame(port: MessagePort, opening: FrameOpening): Promise<void> {
  const { openedAt, programScript } = opening;
  const programs = new Map<string, RunningProgram>();
  const order = new TapOrder();
  const workers = new WarmWorkers(programScript);
  const batch = new EventBatch((number, events) => {
    say({ type: 'events', batch: number, events });
  });
  let lastWireTime = 0;
  const network = new VirtualNetwork({
    now,
    report: (event) => {
      // Two workers' clocks differ by a hair, and a program may say what it likes.
      lastWireTime = Math.max(lastWireTime, Math.min(event.time, now()));
      batch.add({ event: { ...event, time: lastWireTime } });
    },
  });

  port.onmessage = ({ data }: MessageEvent<MessageToFrame>) => {
    receive(data);
  };
  setInterval(() => {
    for (const program of [...programs.values()]) program.tick();
  }, TICK_MS);
  await workers.open();
  say({ type: 'opened' });

  function receive(message: MessageToFrame): void {
    switch (message.type) {
      case 'start':
        start(message.program, message.start);
        return;
      case 'stop':
        programs.get(message.program)?.end({ status: 'stopped' });
        return;
      case 'message':
        programs.get(message.program)?.deliver(message.value);
        return;
      case 'handled':
        for (const [id, { lines, characters }] of batch.takeHandled(message.batch)) {
          programs.get(id)?.outputRead(lines, characters);
        }
        return;
      case 'ping':
        say({ type: 'pong' });
    }
  }

  function start(id: string, start: FrameStart): void {
    const program = new RunningProgram(id, start, workers.take(), {
      network,
      order,
      openedAt,
      now,
      report: (event) => {
        report(id, event);
      },
      onEnd: () => {
        programs.delete(id);
      },
    });
    programs.set(id, program);
  }

  function report(program: string, event: ProgramEvent): void {
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

const TICK_MS = 500;
