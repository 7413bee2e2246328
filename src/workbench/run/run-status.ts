import type { ProgramEnd, ProgramError } from '../../engine/engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';
import type { WorkbenchTexts } from '../../translations/workbench.ts';

/** What became of the last press of Run. */
export type RunStatus =
  | { state: 'idle' }
  | { state: 'starting' }
  | { state: 'running' }
  | { state: 'listening'; port: number }
  | { state: 'over'; end: ProgramEnd }
  | { state: 'no-engine'; reason: string };

/** How a status looks: calm, at work, well, or in need of the learner. */
export type StatusTone = 'calm' | 'busy' | 'live' | 'failed';

/** The few words of the status chip. */
export function statusWords(status: RunStatus, texts: WorkbenchTexts): string {
  switch (status.state) {
    case 'idle':
    case 'starting':
    case 'running':
      return texts.state[status.state];
    case 'listening':
      return texts.state.listening(status.port);
    case 'no-engine':
      return texts.state.engineFailed;
    case 'over':
      return endWords(status.end, texts);
  }
}

/** The tone that goes with a status. */
export function statusTone(status: RunStatus): StatusTone {
  switch (status.state) {
    case 'idle':
      return 'calm';
    case 'starting':
      return 'busy';
    case 'running':
    case 'listening':
      return 'live';
    case 'no-engine':
      return 'failed';
    case 'over':
      return isMistake(status.end) ? 'failed' : 'calm';
  }
}

/** The error that ended a program, where it was one. */
export function endError(end: ProgramEnd): ProgramError | undefined {
  return end.status === 'threw' || end.status === 'not-loaded' ? end.error : undefined;
}

/** Tells whether a program ended in a way that its author did not want. */
export function isMistake(end: ProgramEnd): boolean {
  return end.status === 'ended' ? end.exitCode !== 0 : end.status !== 'stopped';
}

/** A place as people write it: `server.ts:12`. */
export function placeWords(position: SourcePosition): string {
  return `${position.file}:${position.line}`;
}

function endWords(end: ProgramEnd, texts: WorkbenchTexts): string {
  switch (end.status) {
    case 'ended':
      return texts.state.ended(end.exitCode);
    case 'stopped':
      return texts.state.stopped;
    case 'unresponsive':
      return texts.state.unresponsive;
    case 'sandbox-lost':
      return texts.state.lost;
    case 'threw':
    case 'not-loaded': {
      const { position } = end.error;
      return position ? texts.state.failedAt(placeWords(position)) : texts.state.failed;
    }
  }
}
