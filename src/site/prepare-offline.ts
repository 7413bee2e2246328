/**
 * Registers the service worker once the page is loaded and idle, and marks the document
 * with `data-offline="ready"` when everything is stored and this page would be served from there.
 */
export function prepareOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const begin = (): void => whenIdle(() => void register(navigator.serviceWorker));
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

async function register(workers: ServiceWorkerContainer): Promise<void> {
  try {
    await workers.register(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/sw.js`);
  } catch {
    // Private windows and plain-http hosts have no service workers: the page works online.
    return;
  }
  // `ready` waits for an active worker, and a worker is active only after all files are stored.
  await workers.ready;
  if (!workers.controller) {
    await new Promise((resolve) =>
      workers.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  document.documentElement.dataset['offline'] = 'ready';
}

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 4000 });
  else setTimeout(task, 1000);
}
