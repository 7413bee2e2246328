import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runSteps } from './driver/run-steps.ts';
import { fitsRecordedLog, fitsRecordedWire, recordingOf } from './judge/judge-recording.ts';
import type { Outcome } from './run-scenario.ts';
import type { LogEntry, Scenario } from './scenario.ts';

/** Milliseconds for a server to start, and for handlers to note what they still have to. */
const patience = { start: 20_000, log: 2000 };

/** FastAPI as Debian 12 packages it: python3-fastapi, uvicorn, python3-websockets. */
const debian = '/usr/bin/python3 -B -m uvicorn main:app --port {port} --log-level critical';

/**
 * Plays the scenarios one after the other against FastAPI with the routes of `oracle/`, and compares with what was
 * recorded of a stack: this judges the driver, not the toolkit. The server is a URL, `debian`, or a command that is
 * run in `oracle/` with `{port}` replaced.
 */
export async function runOracle(
  scenarios: readonly Scenario[],
  server: string,
  stack: string,
): Promise<Outcome[]> {
  if (server.startsWith('http:')) return play(scenarios, new URL(server), stack);
  const address = new URL('http://127.0.0.1:8965');
  const line = (server === 'debian' ? debian : server).replaceAll('{port}', address.port);
  const [command = '', ...values] = line.split(' ');
  const child = spawn(command, values, {
    cwd: fileURLToPath(new URL('./oracle/', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await listening(address, Date.now() + patience.start);
    return await play(scenarios, address, stack);
  } finally {
    child.kill('SIGKILL');
  }
}

async function play(
  scenarios: readonly Scenario[],
  address: URL,
  stack: string,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios) {
    await fetch(new URL('/__log/clear', address), { method: 'POST' });
    let appLog: readonly LogEntry[] = [];
    const server = { host: address.hostname, port: Number(address.port) };
    const wire = await runSteps(scenario.client, server, async () => {
      appLog = await readLog(address, (log) => fitsRecordedLog(scenario, stack, log));
    });
    const fits =
      fitsRecordedWire(scenario, stack, wire) && fitsRecordedLog(scenario, stack, appLog);
    outcomes.push({
      id: scenario.id,
      status: fits ? 'passed' : 'failed',
      expected: recordingOf(scenario, stack),
      got: { wire, appLog },
    });
  }
  return outcomes;
}

async function readLog(
  address: URL,
  isEnough: (log: LogEntry[]) => boolean,
): Promise<readonly LogEntry[]> {
  for (const end = Date.now() + patience.log; ; await sleep(20)) {
    const log = (await (await fetch(new URL('/__log', address))).json()) as LogEntry[];
    if (isEnough(log) || Date.now() > end) return log;
  }
}

async function listening(address: URL, deadline: number): Promise<void> {
  const socket = connect(Number(address.port), address.hostname);
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  socket.destroy();
  if (isOpen) return;
  if (Date.now() > deadline) throw new Error(`Nothing listens at ${address.href}.`);
  await sleep(100);
  await listening(address, deadline);
}
