/** Why a browser, a network or an address can't have the container. */
export type UnavailableReason =
  /** The browser lacks what the container is made of. */
  | 'unsupported-browser'
  /** The page was served without COOP and COEP, or not over HTTPS. */
  | 'not-cross-origin-isolated'
  | 'offline'
  /** There is a network, but something on the way (an extension, a proxy, a firewall) keeps the host away. */
  | 'blocked'
  | 'cookies-blocked'
  /** The host refuses this site's address, or its client id. */
  | 'no-licence'
  /** The host can be reached, and yet nothing was ready in time; `step` says how far it came. */
  | 'no-answer'
  /** The container runs, but its sockets don't do what the course needs; `message` says what. */
  | 'self-test-failed'
  /** An earlier container of this page died: only a reload gets another. */
  | 'reload-needed'
  /** Something else, told by `message`. */
  | 'failed';

/** How far the opening has come: fetching the runtime, laying out the project, starting Node, trying its sockets. */
export type OpeningStep = 'downloading' | 'installing' | 'starting' | 'testing';

/** The container can't be had: why, where the opening was, and details for developers. */
export type Unavailable = {
  status: 'unavailable';
  reason: UnavailableReason;
  step: OpeningStep;
  message: string;
};

/** An opening that ends early, with its reason. */
export class OpeningError extends Error {
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What of this page already rules the container out, before anything is asked of the network. */
export function findProblemOfPage(page: {
  isSecureContext: boolean;
  crossOriginIsolated: boolean;
  hasSharedMemory: boolean;
  hasServiceWorkers: boolean;
  isOnline: boolean;
  cookieEnabled: boolean;
}): OpeningError | undefined {
  if (!page.isSecureContext) {
    return new OpeningError(
      'not-cross-origin-isolated',
      'The page is neither HTTPS nor localhost.',
    );
  }
  if (!page.crossOriginIsolated) {
    return new OpeningError(
      'not-cross-origin-isolated',
      'The page has no cross-origin isolation: send COOP same-origin and COEP require-corp.',
    );
  }
  if (!page.hasSharedMemory || !page.hasServiceWorkers) {
    return new OpeningError(
      'unsupported-browser',
      'The browser lacks SharedArrayBuffer, WebAssembly or service workers.',
    );
  }
  if (!page.isOnline) return new OpeningError('offline', 'The browser says that it is offline.');
  if (!page.cookieEnabled) return new OpeningError('cookies-blocked', 'Cookies are switched off.');
  return undefined;
}

/**
 * The reason behind words of the host: it tells errors in sentences only. The patterns are read from its public
 * documentation and issue threads, not tried against it.
 */
export function reasonOfHostError(message: string): UnavailableReason {
  if (
    /licen[cs]e|client.?id|api.?key|unauthori[sz]ed|forbidden|not (?:an )?allowed/i.test(message)
  ) {
    return 'no-licence';
  }
  if (/cookie|storage|service ?worker|indexeddb/i.test(message)) return 'cookies-blocked';
  if (/sharedarraybuffer|webassembly|unsupported|not supported/i.test(message)) {
    return 'unsupported-browser';
  }
  return 'failed';
}

/** The same, read from this page. */
export function readPage(): Parameters<typeof findProblemOfPage>[0] {
  return {
    isSecureContext: globalThis.isSecureContext,
    crossOriginIsolated: globalThis.crossOriginIsolated,
    hasSharedMemory: 'SharedArrayBuffer' in globalThis && 'WebAssembly' in globalThis,
    hasServiceWorkers: 'serviceWorker' in navigator,
    isOnline: navigator.onLine,
    cookieEnabled: navigator.cookieEnabled,
  };
}
