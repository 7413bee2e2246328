import { expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { run } from '../watched-program.ts';
import { Heartbeat } from './heartbeat.ts';

/** Programs that take memory until there is none; the engine may lose its sandbox by that, and the page nothing. */
test.each([
  [
    'objects',
    `const all = []; setInterval(() => { for (let i = 0; i < 3e5; i++) all.push({ i, list: [i, i + 1, i + 2] }); });`,
  ],
  [
    'array buffers',
    `const all = []; setInterval(() => { for (let i = 0; i < 4; i++) all.push(new Uint8Array(1 << 26)); });`,
  ],
  ['texts', `let text = 'x'; setInterval(() => { text += text; });`],
  [
    'memory of WebAssembly',
    `const memory = new WebAssembly.Memory({ initial: 1 }); setInterval(() => memory.grow(4096));`,
  ],
])(
  'a program that takes %s without end ends, and the page and the next program live on',
  { timeout: 60_000, retry: 2 },
  async (_, text) => {
    const engine = await openEngine({ engine: 'embedded' });
    const program = run(engine, `console.log('go'); ${text}`);
    await program.line('go');
    const heartbeat = new Heartbeat();
    const giveUp = setTimeout(() => void program.program.stop(), 3000);
    const end = await program.ended;
    clearTimeout(giveUp);
    const { page } = await heartbeat.end();
    expect(['threw', 'unresponsive', 'sandbox-lost', 'stopped']).toContain(end.status);
    expect(page).toBeLessThan(100);
    const next = run(engine, `console.log('again');`);
    expect(await next.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(next.output).toEqual(['again']);
    await engine.close();
  },
);
