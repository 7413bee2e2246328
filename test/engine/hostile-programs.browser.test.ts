import { describe, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/open-engine.ts';
import { engineOfTests } from './engine-of-tests.ts';
import { freshNetwork, run } from './watched-program.ts';

describe('a hostile program in the embedded engine', () => {
  const engine = engineOfTests(() => openEngine({ engine: 'embedded' }));

  test("finds no trace of the built-in modules' hiding place", async () => {
    const program = run(
      engine(),
      `import { join } from 'node:path';
       console.log(join('a', 'b'), Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('built-ins')).length);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['a/b 0']);
  });

  test('cannot keep running by catching the exit', async () => {
    const program = run(
      engine(),
      `for (let i = 0; ; i++) { try { console.log(i); process.exit(2); } catch {} finally { continue; } }`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 2 });
    expect(program.output).toEqual(['0']);
  });

  test('cannot reach the programs of another network', async () => {
    const server = run(
      engine(),
      `import { createServer } from 'node:net'; createServer().listen(8080);`,
    );
    await server.event('listening');
    const program = run(
      engine(),
      `import { connect } from 'node:net';
       connect(8080).on('connect', () => console.log('done')).on('error', () => console.log('failed'));`,
      { network: freshNetwork() },
    );
    await program.ended;
    expect(program.output).toEqual(['failed']);
    await server.program.stop();
  });

  test('leaves other programs undisturbed while it loops', { timeout: 30_000 }, async () => {
    const looping = run(engine(), `console.log('loop'); for (;;) {}`);
    await looping.line('loop');
    const other = run(engine(), `setTimeout(() => console.log('fine'), 50);`);
    expect(await other.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(other.output).toEqual(['fine']);
    expect(await looping.program.stop()).toEqual({ status: 'stopped' });
  });

  test(
    'loses its sandbox with the frame, and the engine opens another',
    { timeout: 30_000 },
    async () => {
      const own = await openEngine({ engine: 'embedded' });
      const program = run(own, `console.log('up'); setInterval(() => {}, 1000);`);
      await program.line('up');
      for (const frame of document.querySelectorAll('iframe[title="Enchufe sandbox"]')) {
        if (frame === [...document.querySelectorAll('iframe[title="Enchufe sandbox"]')].at(-1))
          frame.remove();
      }
      expect(await program.ended).toEqual({ status: 'sandbox-lost' });
      const next = run(own, `console.log('again');`);
      expect(await next.ended).toEqual({ status: 'ended', exitCode: 0 });
      expect(next.output).toEqual(['again']);
      await own.close();
    },
  );
});
