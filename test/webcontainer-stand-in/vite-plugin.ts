import type { Plugin } from 'vite';
import { isolationHeaders } from '../../src/site/isolation-headers.ts';
import { faults, type Fault } from './faults.ts';
import { standInAddress } from './stand-in-origins.ts';
import { startStandIn } from './stand-in-server.ts';

/** Serves pages in cross-origin isolation, and a stand-in for the host beside them. */
export function standIn(): Plugin {
  return {
    name: 'enchufe:webcontainer-stand-in',
    config: () => ({ server: { headers: isolationHeaders } }),
    async configureServer({ httpServer, middlewares }) {
      const running = await startStandIn();
      httpServer?.once('close', () => void running.close());
      const names = Object.keys(faults) as Fault[];
      const origins = {
        sound: running.origin(),
        faulty: Object.fromEntries(names.map((name) => [name, running.origin(name)])),
      };
      middlewares.use(standInAddress, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(origins));
      });
    },
  };
}
