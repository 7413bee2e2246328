import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { run } from '../watched-program.ts';
import { pageAttacks } from './page-attacks.ts';

describe('in the page and the browser', () => {
  let engine: Engine;
  const heard: unknown[] = [];
  const channel = new BroadcastChannel('enchufe');
  const { href } = location;
  const { title } = document;
  beforeAll(async () => {
    engine = await openEngine({ engine: 'embedded' });
    channel.onmessage = ({ data }) => heard.push(data);
    addEventListener('message', hear);
    localStorage.setItem('enchufe', 'kept');
    sessionStorage.setItem('enchufe', 'kept');
  }, 30_000);
  afterAll(async () => {
    channel.close();
    removeEventListener('message', hear);
    await engine.close();
  });

  function hear({ data }: MessageEvent): void {
    if (data === 'stolen') heard.push(data);
  }

  test.each(pageAttacks)('a program gets nowhere with %s', async (_, attempt) => {
    const program = run(
      engine,
      `const alive = setInterval(() => {}, 1000);
       try { ${attempt}; console.log('done'); } catch (error) { console.log('failed'); }
       clearInterval(alive);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['failed']);
  });

  test('the page and what it stores are as they were', async () => {
    expect(heard).toEqual([]);
    expect([location.href, document.title, document.cookie]).toEqual([href, title, '']);
    expect(localStorage.getItem('enchufe')).toBe('kept');
    expect(sessionStorage.getItem('enchufe')).toBe('kept');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('stolen');
    expect(await caches.keys()).not.toContain('stolen');
  });
});
