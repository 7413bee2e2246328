import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';
import { netDialContract } from './net-dials.ts';
import { netEndContract } from './net-ends.ts';
import { netPrelude } from './net-prelude.ts';
import { netServerContract } from './net-servers.ts';
import { netTrafficContract } from './net-traffic.ts';

/** What `node:net` does: servers, sockets, and how a connection ends. */
export function netContract(engine: () => Engine): void {
  netServerContract(engine);
  netDialContract(engine);
  netTrafficContract(engine);
  netEndContract(engine);

  test('ends a program whose socket has an error that nobody hears', async () => {
    const program = run(
      engine(),
      `${netPrelude}\nconst { client, peer } = await pair();
       peer.resume();
       client.resetAndDestroy();
       setTimeout(() => undefined, 5000);`,
    );
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: { name: 'Error', message: 'read ECONNRESET' },
    });
  });
}
