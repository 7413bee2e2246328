/**
 * Runs in a program's own process in the container before its first line: serves the program's modules, and reports
 * output, ports, sockets, uncaught errors and signs of life. It changes nothing that a program could notice.
 */
import { hearFirstLine } from '../../node-programs/inside/first-line.ts';
import { LearnerFiles } from '../../node-programs/inside/learner-files.ts';
import { obeyCommands } from '../../node-programs/inside/program-commands.ts';
import { reportConsole } from '../../node-programs/inside/report-console.ts';
import { reportUncaughtErrors } from '../../node-programs/inside/report-errors.ts';
import { reportPorts } from '../../node-programs/inside/report-ports.ts';
import { reportStandardStreams } from '../../node-programs/inside/report-standard-streams.ts';
import { installVirtualTimers } from '../../node-programs/inside/virtual-timers.ts';
import { checkNamesOfModules } from '../../node-programs/module-names.ts';
import { beatIntervalMs } from '../../node-programs/program-report.ts';
import { giveMessages } from './give-messages.ts';
import { useNetworkPorts } from './network-ports.ts';
import { openPageChannel } from './page-channel.ts';
import { serveProgram } from './serve-program.ts';
import { tapSockets } from './tap-sockets.ts';

// Taken before a virtual clock, or the program, can put its own in their place.
const { setInterval } = globalThis;

const { begin, report, onCommand } = await openPageChannel();
const files = new LearnerFiles(begin.folder);

for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, begin.env);
serveProgram(begin);
useNetworkPorts(begin.portShift);
reportConsole(files, report);
reportStandardStreams((level, text) => {
  report({ type: 'output', level, text });
});
reportPorts(report);
tapSockets(report, begin.sourceLines ? files : undefined);
reportUncaughtErrors(files, report);
const problem = await checkNamesOfModules(begin.imports);
if (problem) {
  report({ type: 'not-loaded', end: problem });
  process.exit(1);
}
const receive =
  begin.role === 'trusted'
    ? giveMessages((value) => {
        report({ type: 'message', value });
      })
    : () => undefined;
const begun = hearFirstLine(files);
const obey = obeyCommands(
  begin.clock.type === 'virtual'
    ? { clock: installVirtualTimers(begin.clock.startsAt ?? Date.now()), begun }
    : undefined,
  report,
);
onCommand((command) => {
  if (command.type === 'message') receive(command.value);
  else if (command.type === 'terminate') terminate();
  // The loop turns here while the program is still being loaded: that is no turn of the program's.
  else if (command.type === 'activity') void begun.then(() => obey(command));
  else if (command.type !== 'begin') obey(command);
});
setInterval(() => {
  report({ type: 'beat' });
}, beatIntervalMs).unref();
report({ type: 'began' });
report({ type: 'beat' });

function terminate(): void {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM', 'SIGTERM');
  else process.kill(process.pid, 'SIGKILL');
}
