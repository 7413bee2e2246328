import type { ProgramEnd, ProgramSpec } from '../engine.ts';
import {
  endOfThrown,
  type ProcessOwner,
  type ProgramProcess,
} from '../node-programs/process-program.ts';
import { withAddresses, type ProgramModule } from '../program-modules.ts';
import { newMark, type Container } from './container.ts';
import { trustedWs } from './container-files.ts';
import type { ProcessBegin, ProcessReport, SocketReport } from './process-messages.ts';

/** Where a program is to run. */
export type ProgramPlace = {
  container: Container;
  /** Its folder's name in the container. */
  id: string;
  portShift: number;
  onSocket: (report: SocketReport) => void;
};

/** Among packages, Node doesn't warn of what it would have learners do otherwise some day. */
const programsFolder = 'node_modules/.programs';

/** A healthy process beats as often as the container's own: it may miss so many of its beats. */
const missedBeats = 16;
/** A long report, of 16 MiB on the wire, delays the beats behind it: while it comes, they may miss so many. */
const beatsBehindReport = 240;
/** So long a program that listens for SIGTERM may take to end by itself. */
const orderlyEndMs = 200;
/** Beats after which a process that was killed must be gone. */
const beatsOfDying = 24;

/** Starts a program's process in the container and reports what it does. */
export async function launchProgram(
  spec: ProgramSpec,
  modules: readonly ProgramModule[],
  { container, id, portShift, onSocket }: ProgramPlace,
  owner: ProcessOwner,
): Promise<ProgramProcess | ProgramEnd> {
  if (owner.isStopped()) return { status: 'stopped' };
  const folder = `${container.workdir}/${programsFolder}/${id}/`;
  const project = `file://${container.workdir}/package.json`;
  const begin = beginOf(spec, modules, { folder: `file://${folder}`, project, portShift });
  const lost = container.lost.then((): ProgramEnd => ({ status: 'sandbox-lost' }));
  let own: ProgramEnd | undefined;
  let hasBegun = false;
  let isDying = false;
  let missed: number | undefined;
  let sinceBeat = 0;
  const strayLines: string[] = [];

  const onReport = (report: ProcessReport) => {
    switch (report.type) {
      case 'began':
        hasBegun = true;
        return owner.onStarted();
      case 'beat':
        missed = isDying ? missed : 0;
        sinceBeat = 0;
        return;
      case 'not-loaded':
        own = report.end;
        return;
      case 'threw':
        own = endOfThrown(report);
        return;
      case 'socket':
        return onSocket(report);
      case 'message':
        if (spec.role === 'trusted') owner.onEvent(report);
        return;
      case 'advanced':
      case 'activity':
      case 'settle':
        return owner.onAnswer(report);
      default:
        owner.onEvent(report);
    }
  };
  const onOtherLine = (text: string) => {
    if (hasBegun) owner.onEvent({ type: 'output', level: 'log', text });
    else strayLines.push(text);
  };
  const onPart = () => {
    if (!isDying && missed !== undefined && sinceBeat < beatsBehindReport) missed = 0;
  };
  const file = `${folder}${spec.entry}`;
  const spawned = container.spawn(file, begin.mark, { onReport, onOtherLine, onPart });
  const process = await Promise.race([lost, spawned]);
  if ('status' in process) return process;
  process.tell(begin);

  const kill = () => {
    if (!isDying) missed = 0;
    isDying = true;
    process.kill();
  };
  const stopBeats = container.onBeat(() => {
    if (missed === undefined) return;
    missed += 1;
    sinceBeat += 1;
    if (isDying && missed === beatsOfDying) {
      container.lose({ reason: 'kill-ignored', message: `The program ${id} can't be ended.` });
    } else if (!isDying && missed === missedBeats) {
      own = { status: 'unresponsive' };
      kill();
    }
  });
  const exited = process.exited.then((exitCode): ProgramEnd => {
    if (own) return own;
    if (hasBegun || isDying) return { status: 'ended', exitCode };
    const words = strayLines.join('\n') || `Node ended with code ${exitCode}.`;
    return { status: 'threw', error: { name: 'Error', message: words } };
  });
  return {
    ended: Promise.race([exited, lost]).finally(stopBeats),
    command: (command) => process.tell(command),
    send: (value) => process.tell({ type: 'message', value }),
    kill(manner) {
      if (manner === 'at-once') return kill();
      process.tell({ type: 'terminate' });
      setTimeout(kill, orderlyEndMs);
    },
  };
}

function beginOf(
  spec: ProgramSpec,
  modules: readonly ProgramModule[],
  { folder, project, portShift }: Pick<ProcessBegin, 'folder' | 'project' | 'portShift'>,
): ProcessBegin {
  const addressOf = (file: string) => new URL(encodeURI(file), folder).href;
  const codeOf = (module: ProgramModule) =>
    withAddresses(module, (target) => {
      if (target.kind === 'file') return addressOf(target.file);
      return target.kind === 'node' ? `node:${target.name}` : target.name;
    });
  return {
    type: 'begin',
    mark: newMark(),
    folder,
    modules: Object.fromEntries(modules.map((module) => [addressOf(module.file), codeOf(module)])),
    imports: modules.map(({ imports }) => ({ imports })),
    project,
    packages: spec.role === 'trusted' ? { ws: trustedWs } : {},
    env: spec.env ?? {},
    role: spec.role,
    clock: spec.clock ?? { type: 'real' },
    portShift,
    sourceLines: spec.role === 'learner' && spec.sourceLines !== false,
  };
}
