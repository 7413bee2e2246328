import { withinTurns } from './subject-turn.ts';
import { writeUpgradeRequest } from './handshake.ts';
import { JudgeLine } from './judge-line.ts';
import type { SubjectSign } from './judge-protocol.ts';
import { openWirePeer } from './wire-peer.ts';

/** What `ws` answers by itself, so that the learner's console doesn't show another connection. */
const plainRequest = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/** A server that has no answer for plain HTTP isn't asked again. */
let answersPlainRequests = true;

/** The next server is asked as if there had been none before. */
export function forgetServer(): void {
  answersPlainRequests = true;
}

/** Asks new connections whether the server is still there; what it answers doesn't matter. */
export async function findServerSign(port: number, waitTicks: number): Promise<SubjectSign> {
  if (answersPlainRequests) {
    const sign = await ask(port, plainRequest, waitTicks / 4);
    if (sign !== 'silent') return sign;
    answersPlainRequests = false;
  }
  const { text } = writeUpgradeRequest('/', port, new Uint8Array(16), {});
  return ask(port, text, waitTicks / 2);
}

async function ask(port: number, request: string, ticks: number): Promise<SubjectSign> {
  const peer = openWirePeer(port, new JudgeLine('sign'), () => undefined);
  try {
    peer.write(new TextEncoder().encode(request), '', '');
    const first = await withinTurns(peer.take(), ticks, () => new Error('silent'));
    if (first.type !== 'end') return 'answers';
    // A server that dies cuts the connections that it hasn't accepted yet.
    return first.end.type === 'refused' || first.end.type === 'reset' ? 'refuses' : 'answers';
  } catch {
    return 'silent';
  } finally {
    peer.destroy();
  }
}
