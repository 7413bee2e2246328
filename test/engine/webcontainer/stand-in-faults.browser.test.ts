import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import type { WebContainerOpening } from '../../../src/engine/open-engine.ts';
import type { Fault } from '../../webcontainer-stand-in/faults.ts';
import {
  standInAddress,
  type StandInOrigins,
} from '../../webcontainer-stand-in/stand-in-origins.ts';
import { run } from '../watched-program.ts';
import type { EnginePage } from './engine-page.ts';
import { freshPage } from './fresh-page.ts';

const origins = (await (await fetch(standInAddress)).json()) as StandInOrigins;
const open = (page: EnginePage, fault: Fault, limitMs = 30_000) =>
  page.open(origins.faulty[fault], { limitMs });

describe('opening a container', () => {
  test.each([
    ['never-answers', 'no-answer', 'downloading', 2000],
    ['never-installs', 'no-answer', 'installing', 4000],
    ['refuses-the-address', 'no-licence', 'downloading', 30_000],
    ['refuses-storage', 'cookies-blocked', 'downloading', 30_000],
    ['breaks-sockets', 'self-test-failed', 'testing', 30_000],
  ] as const)('at a host that %s ends with the reason %s', async (fault, reason, step, limitMs) => {
    const opening = await open(await freshPage(), fault, limitMs);
    expect(opening).toMatchObject({ status: 'unavailable', reason, step });
  });

  test('at a host that nobody can reach ends with the reason blocked, at once', async () => {
    const page = await freshPage();
    expect(await page.open('http://localhost:1', {})).toMatchObject({
      status: 'unavailable',
      reason: 'blocked',
      step: 'downloading',
    });
  });

  test('tells what the self-test expected and what came', async () => {
    const opening = await open(await freshPage(), 'breaks-sockets');
    expect(opening).toHaveProperty(
      'message',
      'Expected that the client gets its text back; it told: failed: Failed to parse http message | {"status":"ended","exitCode":0}',
    );
  });

  test('succeeds the second time, in the same page, when the host answers only then', async () => {
    const page = await freshPage();
    expect(await open(page, 'answers-the-second-time', 1000)).toMatchObject({
      reason: 'no-answer',
    });
    const engine = engineOf(await open(page, 'answers-the-second-time'));
    expect(await run(engine, 'console.log(1);').ended).toEqual({ status: 'ended', exitCode: 0 });
    await engine.close();
  });

  test('tells its steps, and waits for an installation that is slow', async () => {
    const page = await freshPage();
    const steps: string[] = [];
    const engine = engineOf(
      await page.open(origins.faulty['installs-slowly'], { onStep: (step) => steps.push(step) }),
    );
    expect(steps).toEqual(['downloading', 'installing', 'starting', 'testing']);
    await engine.close();
  });

  test('boots once for all engines of a page, and again when the last was closed', async () => {
    const page = await freshPage();
    const [one, other] = await Promise.all([
      page.open(origins.sound, {}).then(engineOf),
      page.open(origins.sound, {}).then(engineOf),
    ]);
    await one.close();
    expect(await run(other, '').ended).toEqual({ status: 'ended', exitCode: 0 });
    await other.close();
    const later = engineOf(await page.open(origins.sound, {}));
    expect(await run(later, '').ended).toEqual({ status: 'ended', exitCode: 0 });
    await later.close();
  });
});

describe('a container that is open', () => {
  test('shows every character whole when its output is cut anywhere', async () => {
    const engine = engineOf(await open(await freshPage(), 'cuts-characters'));
    const words = 'ñandú, 日本語, 🎉 — «¿qué tal?»';
    const program = run(engine, `console.log('${words}'); process.stdout.write('${words}\\n');`);
    await program.ended;
    expect(program.output).toEqual([words, words]);
    await engine.close();
  });

  test(
    'that dies ends its programs as lost, says so, and needs a reload',
    { timeout: 60_000 },
    async () => {
      const page = await freshPage();
      const opening = await open(page, 'dies-midway');
      const engine = engineOf(opening);
      const program = run(engine, `setInterval(() => {}, 1000); console.log('die now');`);
      expect(await program.ended).toEqual({ status: 'sandbox-lost' });
      expect(opening.status === 'open' && (await opening.lost)).toEqual({
        reason: 'died',
        message: 'Nothing in the container answers any more.',
      });
      expect(await run(engine, '').ended).toEqual({ status: 'sandbox-lost' });
      expect(await open(page, 'dies-midway')).toMatchObject({ reason: 'reload-needed' });
    },
  );

  test(
    'that can not end a program is given up, and a new one takes its place',
    { timeout: 60_000 },
    async () => {
      const page = await freshPage();
      const opening = await open(page, 'ignores-kill');
      const program = run(engineOf(opening), `console.log('busy'); for (;;);`);
      await program.line('busy');
      expect(await program.program.stop()).toEqual({ status: 'sandbox-lost' });
      expect(opening.status === 'open' && (await opening.lost)).toMatchObject({
        reason: 'kill-ignored',
      });
      const engine = engineOf(await open(page, 'ignores-kill'));
      expect(await run(engine, '').ended).toEqual({ status: 'ended', exitCode: 0 });
      await engine.close();
    },
  );
});

describe("a learner's program", () => {
  test("can't change what a trusted program is made of, though it may write on the container's disk", async () => {
    const engine = engineOf(await (await freshPage()).open(origins.sound, {}));
    const forger = run(
      engine,
      `import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
       const packages = '../../';
       const forgery = "process.send({ verdict: 'forged' });";
       for (const name of readdirSync(packages + 'ws/lib')) {
         writeFileSync(packages + 'ws/lib/' + name, forgery);
       }
       writeFileSync(packages + 'ws/wrapper.mjs', forgery + ' export const WebSocket = 1;');
       for (const name of ['bufferutil', 'utf-8-validate']) {
         mkdirSync(packages + name);
         writeFileSync(packages + name + '/index.js', forgery);
       }`,
    );
    expect(await forger.ended).toEqual({ status: 'ended', exitCode: 0 });
    const judge = run(
      engine,
      `import { WebSocket } from 'ws'; process.send({ verdict: typeof WebSocket });`,
      { role: 'trusted' },
    );
    await judge.ended;
    expect(
      judge.events.flatMap((event) => (event.type === 'message' ? [event.value] : [])),
    ).toEqual([{ verdict: 'function' }]);
    await engine.close();
  });

  test("can't send messages, and what it writes past its streams is output", async () => {
    const engine = engineOf(await (await freshPage()).open(origins.sound, {}));
    const forged = '#enchufe:guess#{"type":"message","value":"forged"}';
    const program = run(
      engine,
      `import { writeSync } from 'node:fs';
       console.log(typeof process.send, process.argv.join(' ').includes('enchufe:'), Object.keys(process.env).join());
       writeSync(1, ${JSON.stringify(`${forged}\n`)});`,
      { env: { PORT: '1' } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['undefined false PORT', forged]);
    expect(program.events.some(({ type }) => type === 'message')).toBe(false);
    await engine.close();
  });
});

function engineOf(opening: WebContainerOpening): Engine {
  if (opening.status === 'open') return opening.engine;
  throw new Error(`${opening.reason} while ${opening.step}: ${opening.message}`);
}
