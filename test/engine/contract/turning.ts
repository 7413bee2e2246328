import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** When somebody may rely on a program having had its turn. */
export function turningContract(engine: () => Engine): void {
  const compute = (milliseconds: number) =>
    `for (const until = Date.now() + ${milliseconds}; Date.now() < until;);`;

  test('turns a program only when its first lines have run, however long they take', async () => {
    const watched = run(
      engine(),
      `${compute(500)} process.send('first lines'); setInterval(() => {}, 1000);`,
      {
        role: 'trusted',
      },
    );
    await watched.program.turn();
    expect(valuesOf(watched.events)).toEqual(['first lines']);
    await watched.program.stop();
  });

  test('turns a program only when it has handled what had reached it', async () => {
    const watched = run(
      engine(),
      `process.on('message', (value) => {
         ${compute(200)}
         process.send(value);
       });
       process.send('ready');`,
      { role: 'trusted' },
    );
    await watched.event('message');
    watched.program.send(1);
    watched.program.send(2);
    await watched.program.turn();
    await watched.program.turn();
    expect(valuesOf(watched.events)).toEqual(['ready', 1, 2]);
    await watched.program.stop();
  });

  test('turns a program whose clock stands still', async () => {
    const { program } = run(engine(), `setTimeout(() => {}, 1000);`, {
      clock: { type: 'virtual' },
    });
    await program.turn();
    await program.stop();
  });

  test('does not turn a program that is stuck, but tells when it has ended', async () => {
    const { program } = run(engine(), `for (;;);`);
    const first = await Promise.race([
      program.turn().then(() => 'turned'),
      program.ended.then(({ status }) => status),
    ]);
    expect(first).toBe('unresponsive');
    await program.turn();
  }, 60_000);

  test('tells of a program that does not load', async () => {
    const { program } = run(engine(), `const = 1;`);
    await program.turn();
    expect((await program.ended).status).toBe('not-loaded');
  });
}

function valuesOf(events: ReturnType<typeof run>['events']): unknown[] {
  return events.flatMap((event) => (event.type === 'message' ? [event.value] : []));
}
