import type { WebContainer } from '@webcontainer/api';
import { OpeningError, reasonOfHostError } from './boot-problem.ts';

/** What the host must know of this site. */
export type HostSettings = { clientId?: string | undefined };

/** A boot that began: it may come true long after nobody waits any more. */
type PendingBoot = { container: Promise<WebContainer>; origin: string; waiting: symbol };

/** The client keeps its first connection to the host for the life of the page, so a boot can't be begun anew. */
let pending: PendingBoot | undefined;

/** Boots the page's container; rejects with an `OpeningError`, or never settles where the host says nothing. */
export async function bootContainer({ clientId }: HostSettings): Promise<WebContainer> {
  const origin = hostOrigin();
  await reachHost(origin);
  if (pending) reloadFrame(pending.origin);
  else pending = { origin, container: boot(clientId), waiting: Symbol() };
  const current = pending;
  const own = (current.waiting = Symbol());
  try {
    const container = await current.container;
    if (current.waiting === own) return container;
    throw new OpeningError('no-answer', 'The host answered a later question first.');
  } finally {
    if (pending === current) pending = undefined;
  }
}

async function boot(clientId: string | undefined): Promise<WebContainer> {
  const { WebContainer, configureAPIKey } = await import('@webcontainer/api');
  if (clientId && !isConfigured) {
    isConfigured = true;
    configureAPIKey(clientId);
  }
  try {
    return await WebContainer.boot({ coep: 'require-corp', workdirName: 'enchufe' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OpeningError(reasonOfHostError(message), `The host refused to boot: ${message}`);
  }
}

let isConfigured = false;

/** As the client reads it. */
function hostOrigin(): string {
  const override: unknown = Reflect.get(globalThis, 'WEBCONTAINER_API_IFRAME_URL');
  return new URL(typeof override === 'string' ? override : 'https://stackblitz.com').origin;
}

const reachMs = 8000;

/** Asks whether the host can be reached at all: a frame that can't be loaded would tell nobody. */
async function reachHost(origin: string): Promise<void> {
  try {
    await fetch(`${origin}/headless`, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(reachMs),
    });
  } catch (error) {
    // One that takes long may still come.
    if (error instanceof Error && error.name === 'TimeoutError') return;
    throw navigator.onLine
      ? new OpeningError('blocked', `Something keeps ${origin} away from this page.`)
      : new OpeningError('offline', 'The network went away.');
  }
}

/** A host whose frame never reported gets another chance: the client still waits for its first word. */
function reloadFrame(origin: string): void {
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.src.startsWith(`${origin}/headless`)) frame.src = String(frame.src);
  }
}
