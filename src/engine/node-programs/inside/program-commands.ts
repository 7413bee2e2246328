import { subscribe } from 'node:diagnostics_channel';
import type net from 'node:net';
import type { VirtualClock } from '../../virtual-clock.ts';
import { settleFrom, untilQuiet } from '../../settle-network.ts';
import type { ProgramCommand, ProgramReport } from '../program-report.ts';

const { setImmediate } = globalThis;

/** A process's virtual clock; `begun` resolves when the program's first line is about to run. */
export type ProcessClock = { clock: VirtualClock; begun: Promise<void> };

/** Does in a program's process what its engine asks: moves the virtual clock, tells how much was sent and received. */
export function obeyCommands(
  processClock: ProcessClock | undefined,
  report: (report: ProgramReport) => void,
): (command: ProgramCommand) => void {
  const readActivity = watchActivity();
  let onSettled: () => void = () => undefined;
  return (command) => {
    if (command.type === 'settled') onSettled();
    else if (command.type === 'advance') void advance(command.request, command.milliseconds);
    else void tellActivity(command.request);
  };

  async function tellActivity(request: number): Promise<void> {
    await untilQuiet({ readActivity, turn: nextTurn });
    report({ type: 'activity', request, amount: readActivity() });
  }

  async function advance(request: number, milliseconds: number): Promise<void> {
    if (!processClock) return;
    const { clock, begun } = processClock;
    // A timer of the program's first lines is to count from the beginning.
    await begun;
    // One immediate runs after the timer's callback, the next after the immediates of that.
    const turn = () => nextTurn().then(nextTurn);
    const settleOthers = () =>
      new Promise<void>((resolve) => {
        onSettled = resolve;
        report({ type: 'settle' });
      });
    const settle = settleFrom({ readActivity, settleOthers, turn });
    const move = await clock.advance(milliseconds, { turn, settle });
    report({ type: 'advanced', request, ...move });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Counts the bytes of every socket, and the sockets, without touching any. */
function watchActivity(): () => number {
  const open = new Set<net.Socket>();
  let past = 0;
  const add = (message: unknown) => {
    past += 1;
    open.add((message as { socket: net.Socket }).socket);
  };
  subscribe('net.client.socket', add);
  subscribe('net.server.socket', add);
  return () => {
    let now = 0;
    for (const socket of open) {
      const amount = socket.bytesRead + socket.bytesWritten + Number(socket.readableEnded);
      if (socket.destroyed) {
        open.delete(socket);
        past += amount + 1;
      } else {
        now += amount;
      }
    }
    return past + now;
  };
}
