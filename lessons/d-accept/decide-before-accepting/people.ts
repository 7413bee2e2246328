import type { CheckTools, Client, RawPeer } from '../../../src/checks/check.ts';

/** The subprotocol that the server speaks. */
export const wanted = 'chat.v1';
/** Round trips in which a server that doesn't wait has answered. */
const turnsToAnswer = 20;

/** A list of subprotocols with the wanted one somewhere. */
export function offer({ random }: CheckTools): string[] {
  return random.shuffle([wanted, `${random.word()}.v2`, 'chat.v10']);
}

/** Opens a connection, and asks again while the server may still count somebody who has just left. */
export async function connectWhenFree(
  { connect }: CheckTools,
  protocols: readonly string[],
  headers = {},
): Promise<Client> {
  for (let attempt = 1; attempt < 30; attempt += 1) {
    const client = await connect('/', { protocols, headers }).catch(() => undefined);
    if (client) return client;
  }
  return connect('/', { protocols, headers });
}

/** A client that has been let in and greeted. */
export async function enter(tools: CheckTools): Promise<Client> {
  const client = await connectWhenFree(tools, offer(tools));
  await client.nextMessage();
  return client;
}

/** Moves the clock until something has come. */
export async function advanceUntil<T>({ clock }: CheckTools, awaited: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  void awaited.then(settle, settle);
  while (!isSettled) await clock.advance(50);
  return awaited;
}

/** Lets what is on its way arrive and be answered, while no time passes. */
export async function letArrive({ clock }: CheckTools, inside: Client): Promise<void> {
  // The first move waits for a connection that is being made, the second one for what is then sent on it.
  await clock.advance(0);
  await clock.advance(0);
  for (let turn = 0; turn < turnsToAnswer; turn += 1) await inside.pong();
}

/** How many get in of several that ask while the others are being checked; all of them leave. */
export async function countAcceptedAtOnce({ dial }: CheckTools, count: number): Promise<number> {
  const peers = Array.from({ length: count }, () => dial());
  const upgrades = peers.map((peer) => peer.upgrade('/', { protocols: [wanted] }));
  const statuses = (await Promise.all(upgrades)).map(statusOf);
  for (const [at, status] of statuses.entries()) {
    if (status === 101) peers[at]?.reset();
    else await peers[at]?.untilEnd();
  }
  return statuses.filter((status) => status === 101).length;
}

/** The HTTP status of an answer; 0 where there is none. */
export function statusOf({ startLine }: Awaited<ReturnType<RawPeer['upgrade']>>): number {
  return startLine.type === 'response' ? startLine.status : 0;
}
