import { headerValue, type HttpHead } from '../network/handshake-decoder.ts';
import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { withinTurns } from './subject-turn.ts';
import { endedInstead } from './end-of-connection.ts';
import { ExpectationError } from './expectation-error.ts';
import { findHandshakeProblem, writeUpgradeRequest, type UpgradeOptions } from './handshake.ts';
import { JudgeLine } from './judge-line.ts';
import { speak, type Speaker } from './speaker.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { timedOut } from './timed-out.ts';
import { openWirePeer, type WirePeer } from './wire-peer.ts';

/** An ordinary WebSocket client of the judge's. */
export type Client = Speaker;

/** Opens a WebSocket to the learner's server, or fails saying what came instead of 101. */
export async function connect(
  surroundings: CheckSurroundings,
  name: string,
  path: string,
  options: UpgradeOptions,
): Promise<Client> {
  const line = surroundings.focus.add(new JudgeLine(name));
  const peer = openWirePeer(surroundings.port, line, (direction, kind, payload, size) => {
    surroundings.transcript.record({ client: name, direction, kind, payload, size });
  });
  const protocol = await openHandshake(peer, surroundings, path, options);
  return speak(peer, surroundings, name, protocol);
}

const failedBeforeAccepting: Text = {
  es: 'Un HTTP 500 es un error de tu función antes de aceptar: lo que escribió tu programa dice cuál.',
  en: 'An HTTP 500 is an error of your function before it accepts: what your program wrote tells which.',
};

function meaningOf({ startLine }: HttpHead): Text | undefined {
  const hasFailed = startLine.type === 'response' && startLine.status === 500;
  return hasFailed ? failedBeforeAccepting : undefined;
}

async function openHandshake(
  peer: WirePeer,
  { port, random, waitTicks, focus }: CheckSurroundings,
  path: string,
  options: UpgradeOptions,
): Promise<string> {
  const { key, text } = writeUpgradeRequest(path, port, random.bytes(16), options);
  peer.write(new TextEncoder().encode(text), `GET ${path}`, '');
  const expected = sayInChecks((texts) => texts.accepted);
  const answer = withinTurns(peer.take(), waitTicks, () => timedOut(expected, waitTicks));
  const item = await focus.wait(peer.line, answer, ({ place }) => place);
  if (item.type === 'end') throw endedInstead(expected, item.end);
  if (item.type !== 'head') throw new Error('A frame came before the head.');
  const problem = findHandshakeProblem(item.head, key, options.protocols);
  if (problem) {
    peer.destroy();
    throw new ExpectationError(expected, problem, 'mismatch', { meaning: meaningOf(item.head) });
  }
  return headerValue(item.head, 'sec-websocket-protocol') ?? '';
}
