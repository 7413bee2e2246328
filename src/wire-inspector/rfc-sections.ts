import type { FrameProblem } from '../network/frame.ts';
import type { WireEntry } from '../network/wire-entry.ts';

/** A section of a standard. */
export type RfcSection = { rfc: 6455 | 7692 | 9112; section: string };

/** The sections that say what an entry is; none for what only this network does. */
export function rfcSectionsOf(entry: WireEntry): RfcSection[] {
  switch (entry.type) {
    case 'request':
      return entry.isUpgrade ? webSocket('4.1', '1.3') : http('3');
    case 'response':
      return entry.isUpgrade ? webSocket('4.2.2', '1.3') : http('4');
    case 'http-body':
      return http('6');
    case 'head-error':
      return http('2.2');
    case 'frame': {
      const { compressed, problems } = entry.frame;
      const sections = new Set(['5.2', sectionOfFrame(entry), ...problems.map(sectionOfProblem)]);
      return [...webSocket(...sections), ...(compressed ? [compression] : [])];
    }
    case 'frame-error':
      return webSocket(sectionOfProblem(entry.error.problem), '7.1.7');
    case 'unreadable':
      return webSocket('7.1.7');
    case 'half-closed':
    case 'reset':
    case 'closed':
      return webSocket('7.1.1', '7.1.5');
    case 'fault':
      return [];
  }
}

/** Where a section can be read. */
export function rfcAddress({ rfc, section }: RfcSection): string {
  return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
}

const compression: RfcSection = { rfc: 7692, section: '7.2' };

function webSocket(...sections: string[]): RfcSection[] {
  return sections.map((section) => ({ rfc: 6455, section }));
}

function http(section: string): RfcSection[] {
  return [{ rfc: 9112, section }];
}

function sectionOfFrame({ frame }: Extract<WireEntry, { type: 'frame' }>): string {
  switch (frame.opcodeName) {
    case 'close':
      return '7.4.1';
    case 'ping':
      return '5.5.2';
    case 'pong':
      return '5.5.3';
    case 'continuation':
      return '5.4';
    default:
      return frame.message.part === 'first' ? '5.4' : '5.6';
  }
}

function sectionOfProblem(problem: FrameProblem): string {
  switch (problem.type) {
    case 'not-masked':
    case 'masked-by-server':
      return '5.1';
    case 'control-too-long':
    case 'control-fragmented':
      return '5.5';
    case 'unexpected-continuation':
    case 'message-not-finished':
      return '5.4';
    case 'data-after-close':
      return '5.5.1';
    case 'bad-utf8':
      return '8.1';
    case 'close-payload-too-short':
      return '5.5.1';
    case 'close-code-not-allowed':
      return '7.4.1';
    default:
      return '5.2';
  }
}
