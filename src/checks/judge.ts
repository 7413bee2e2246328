import type { AllCheckTools } from './check.ts';
import { isClientAwaited, takeClientEnd } from './client-end.ts';
import { isClockMoving, takeAdvanced } from './judge-clock.ts';
import { forgetLines } from './judge-line.ts';
import type { CheckFacts, JudgeAnswer, JudgeNotice, JudgeRequest } from './judge-protocol.ts';
import { runOneCheck } from './run-one-check.ts';
import { findServerSign, forgetServer } from './server-sign.ts';
import { isAnybodyWaiting, takeTurned } from './subject-turn.ts';

/** A check with what it does. */
export type RegisteredCheck = { facts: CheckFacts; body: (tools: AllCheckTools) => Promise<void> };

const checks = new Map<string, RegisteredCheck>();
let isListening = false;

/** Adds a check; the first one also makes the program listen to whoever started it. */
export function registerCheck(check: RegisteredCheck): void {
  const { id } = check.facts;
  if (checks.has(id)) throw new Error(`Expected each check to have its own id, got ${id} twice.`);
  checks.set(id, check);
  listen();
}

/** Makes the program a judge, with or without checks: it does what it is asked, in order, and says nothing else. */
export function listen(): void {
  if (isListening) return;
  isListening = true;
  let work = Promise.resolve();
  process.on('message', (message: unknown) => {
    const request = message as JudgeRequest | JudgeNotice;
    if (request.type === 'advanced') takeAdvanced(request);
    else if (request.type === 'turned') takeTurned(request);
    else if (request.type === 'client-ended') takeClientEnd(request);
    else work = work.then(async () => answer(await handle(request)));
  });
}

function answer(message: JudgeAnswer): void {
  process.send?.(message);
}

async function handle(request: JudgeRequest): Promise<JudgeAnswer> {
  if (request.type === 'beat') return { type: 'beat' };
  if (request.type === 'rest') return { type: 'rests', isFree: rest() };
  if (request.type === 'list') {
    return { type: 'checks', checks: [...checks.values()].map(({ facts }) => facts) };
  }
  const { check: id, port, waitTicks } = request;
  const check = checks.get(id);
  if (!check) throw new Error(`Expected one of the judge's checks, got ${id}.`);
  const { outcome, clientSign, trace } = await runOneCheck(check, request);
  const sign = clientSign ?? (await findServerSign(port, waitTicks));
  return { type: 'outcome', check: id, outcome, sign, trace };
}

/** Forgets the program that was checked, and tells whether nothing of its checks goes on. */
function rest(): boolean {
  forgetServer();
  forgetLines();
  return !isAnybodyWaiting() && !isClockMoving() && !isClientAwaited();
}
