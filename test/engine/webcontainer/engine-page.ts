/** Runs in a frame of a test: a page of its own, with a client of its own that has booted nothing yet. */
import { openWebContainerEngine } from '../../../src/engine/open-engine.ts';

const page = {
  open: (host: string, options: Parameters<typeof openWebContainerEngine>[0]) => {
    Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: host });
    return openWebContainerEngine(options);
  },
};

/** What a test does with the page. */
export type EnginePage = typeof page;

Object.assign(globalThis, { enginePage: page });
parent.postMessage('engine page is ready', '*');
