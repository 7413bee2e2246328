import { sayInChecks } from '../../translations/checks.ts';
import type { Text } from '../../translations/text.ts';
import type { RawPeer } from '../dial.ts';
import { ExpectationError } from '../expectation-error.ts';
import { describeAnswer, type UpgradeOptions } from '../handshake.ts';

/** A handshake to be refused: where, with what, and the status that must come; any 4xx by default. */
export type RefusedHandshake = UpgradeOptions & { path?: string; status?: number };

const otherStatus: Text = {
  es: 'Rechazas a tiempo, pero con otro estado: la tarea dice cuál toca en este caso.',
  en: 'You refuse in time, but with another status: the task says which one this case gets.',
};

const noRefusal: Text = {
  es: 'Un HTTP 500 no es un rechazo: tu función terminó con un error, o sin aceptar ni rechazar.',
  en: 'An HTTP 500 is no refusal: your function ended with an error, or neither accepted nor refused.',
};

/** The server must answer a handshake with an HTTP error instead of 101; what follows is for `expectNothingMore`. */
export async function expectRefusal(
  peer: RawPeer,
  { path = '/', status, ...options }: RefusedHandshake,
): Promise<void> {
  const expected = sayInChecks((texts) => texts.refusal(status));
  const head = await peer.upgrade(path, options).catch((error: unknown) => {
    // The peer knows only that a head was to come; what kind is known here.
    if (!(error instanceof ExpectationError)) throw error;
    throw new ExpectationError(expected, error.received, error.kind);
  });
  const { startLine } = head;
  const got = startLine.type === 'response' ? startLine.status : 0;
  if (status === undefined ? got >= 400 && got < 500 : got === status) return;
  const meaning = meaningOf(got, status);
  throw new ExpectationError(expected, describeAnswer(head), 'mismatch', { meaning });
}

function meaningOf(got: number, wanted: number | undefined): Text | undefined {
  if (wanted === undefined) return got === 500 ? noRefusal : undefined;
  return got >= 300 ? otherStatus : undefined;
}

/** After a refusal the server must end the connection, and must not open it after all. */
export async function expectNothingMore(peer: RawPeer): Promise<void> {
  let body = '';
  for (let piece = await peer.nextBody(); piece !== undefined; piece = await peer.nextBody()) {
    // A status line may come in two pieces.
    body = body.slice(-longestLine) + piece;
    const more = /HTTP\/1\.[01] (\d{3})([^\r\n]*)\r?\n/.exec(body);
    if (!more) continue;
    const [, status = '', reason = ''] = more;
    throw new ExpectationError(
      sayInChecks((texts) => texts.noSecondAnswer),
      sayInChecks((texts) => texts.httpAnswer(Number(status), reason.trim())),
    );
  }
}

const longestLine = 200;
