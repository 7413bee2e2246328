import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { engineOfTests } from '../engine-of-tests.ts';
import { run } from '../watched-program.ts';
import { networkAttacks } from './network-attacks.ts';

const places = ['own', 'elsewhere'] as const;
const attacks = networkAttacks.flatMap((attack) => places.map((place) => ({ ...attack, place })));

describe('on the network', () => {
  const engine = engineOfTests(() => openEngine({ engine: 'embedded' }));

  test.each(attacks)('a program gets nowhere with $name, $place', async ({ attempt, place }) => {
    const { url, hasSeen } = await target(place);
    const program = run(
      engine(),
      `${addresses(url)}
       const alive = setInterval(() => {}, 1000);
       try { ${attempt}; console.log('done'); } catch (error) { console.log('failed'); }
       clearInterval(alive);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['failed']);
    expect(await hasSeen()).toBe(false);
  });

  test.each(attacks.filter(({ worksIn }) => worksIn))(
    'the servers notice $name, $place, where nothing stops it',
    async ({ attempt, place, worksIn }) => {
      const { url, hasSeen } = await target(place);
      const text = `${addresses(url)} try { ${attempt} } catch {}`;
      if (worksIn === 'worker') await runInWorker(text);
      else await importText(text);
      await expect.poll(hasSeen).toBe(true);
    },
  );
});

let lastKey = 0;

async function target(place: (typeof places)[number]): Promise<{
  url: string;
  hasSeen: () => Promise<boolean>;
}> {
  const key = `${place}-${String(++lastKey)}`;
  const { elsewhere } = await report();
  const origin = place === 'own' ? location.origin : elsewhere;
  return {
    url: `${origin}/witness/${key}`,
    hasSeen: async () => (await report()).seen.includes(`${place}: ${key}`),
  };
}

async function report(): Promise<{ elsewhere: string; seen: string[] }> {
  const answer = await fetch('/witness-report');
  return (await answer.json()) as { elsewhere: string; seen: string[] };
}

function addresses(url: string): string {
  return `const url = ${JSON.stringify(url)}, ws = ${JSON.stringify(url.replace('http', 'ws'))};`;
}

async function runInWorker(text: string): Promise<void> {
  const worker = new Worker(addressOf(`${text}; postMessage('over')`), { type: 'module' });
  await new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.onerror = resolve;
  });
  worker.terminate();
}

async function importText(text: string): Promise<void> {
  await import(/* @vite-ignore */ addressOf(text));
}

function addressOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
