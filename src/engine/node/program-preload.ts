/**
 * Runs in a program's own process before its first line: serves the program's modules, and reports
 * output, ports, uncaught errors and signs of life. It changes nothing that a program could notice.
 */
import { readFileSync, writeSync } from 'node:fs';
import { flushCompileCache, registerHooks } from 'node:module';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { programPackages } from '../module-specifier.ts';
import { hearFirstLine } from '../node-programs/inside/first-line.ts';
import { LearnerFiles } from '../node-programs/inside/learner-files.ts';
import { obeyCommands } from '../node-programs/inside/program-commands.ts';
import { reportConsole } from '../node-programs/inside/report-console.ts';
import { reportUncaughtErrors } from '../node-programs/inside/report-errors.ts';
import { reportPorts } from '../node-programs/inside/report-ports.ts';
import { reportStandardStreams } from '../node-programs/inside/report-standard-streams.ts';
import { installVirtualTimers } from '../node-programs/inside/virtual-timers.ts';
import {
  beatIntervalMs,
  type ProgramCommand,
  type ProgramReport,
} from '../node-programs/program-report.ts';
import { stayOnLoopback } from './loopback-only.ts';
import { useNetworkAddress } from './network-address.ts';
import {
  commandChannel,
  reportChannel,
  settingsVariable,
  type PreloadSettings,
} from './program-channels.ts';

// Taken before a virtual clock, or the program, can put its own in their place.
const { setInterval, setTimeout } = globalThis;

const { folder, address, clock } = JSON.parse(
  process.env[settingsVariable] ?? '{}',
) as PreloadSettings;
delete process.env[settingsVariable];
delete process.env['NODE_COMPILE_CACHE'];
const files = new LearnerFiles(folder);

serveModules();
useNetworkAddress(address);
reportConsole(files, report);
reportStandardStreams((level, text) => {
  report({ type: 'output', level, text });
});
reportPorts(report);
reportUncaughtErrors(files, report);
hearCommands();
setInterval(() => report({ type: 'beat' }), beatIntervalMs).unref();
// A process that is stopped by a signal would leave nothing for the next.
setTimeout(flushCompileCache, beatIntervalMs).unref();
report({ type: 'beat' });

function report(message: ProgramReport): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  try {
    for (let sent = 0; sent < bytes.length;) sent += writeSync(reportChannel, bytes, sent);
  } catch {
    // The engine is gone, so nobody can stop this process any more: it must not outlive the engine.
    process.kill(process.pid, 'SIGKILL');
  }
}

function hearCommands(): void {
  // Made before anybody counts sockets; it does not keep the process alive.
  const channel = new net.Socket({ fd: commandChannel, readable: true, writable: false });
  stayOnLoopback(address, channel);
  channel.on('error', () => undefined);
  channel.unref();
  const obey = obeyCommands(
    clock.type === 'virtual'
      ? { clock: installVirtualTimers(clock.startsAt ?? Date.now()), begun: hearFirstLine(files) }
      : undefined,
    report,
  );
  createInterface({ input: channel }).on('line', (line) => {
    obey(JSON.parse(line) as ProgramCommand);
  });
  channel.unref();
}

/**
 * The files hold JavaScript under the learner's own names, which Node alone would refuse for `.ts`. Packages are
 * those of this file: `ws`, and this project itself as `enchufe`.
 */
function serveModules(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!programPackages.includes(specifier)) return nextResolve(specifier, context);
      return nextResolve(specifier, { ...context, parentURL: import.meta.url });
    },
    load(url, context, nextLoad) {
      if (!files.has(url)) return nextLoad(url, context);
      const source = readFileSync(new URL(url), 'utf8');
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
