import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { freshNetwork, run } from '../../watched-program.ts';
import { advance, clockTests, startsAt } from './clock-tests.ts';

/** What a move of the clock promises, and how it ends with its program. */
export function clockMoveContract(engine: () => Engine): void {
  const { line, start } = clockTests(engine);

  line('makes one move after the other, in the order in which they were asked for', async () => {
    const program = start(
      `setTimeout(() => console.log('fired', Date.now() - ${String(startsAt)}), 150);
       setInterval(() => {}, 1e6);`,
    );
    const moves = await Promise.all([
      advance(program, 100),
      advance(program, 100),
      advance(program, 100),
    ]);
    expect(moves.map((move) => move.status === 'advanced' && move.elapsed)).toEqual([
      100, 200, 300,
    ]);
    expect(program.output).toEqual(['fired 150']);
    await program.program.stop();
  });

  line(
    'goes on after an error that a listener takes, and ends with one that nobody takes',
    async () => {
      const taking = start(
        `process.on('uncaughtException', (error) => console.log('took', error.message));
       setTimeout(() => { throw new Error('boom'); }, 10);
       setTimeout(() => console.log('after'), 20);
       setInterval(() => {}, 1e6);`,
      );
      await taking.event('started');
      await advance(taking, 20);
      expect(taking.output).toEqual(['took boom', 'after']);
      await taking.program.stop();
      const dying = start(
        `setTimeout(() => { throw new TypeError('boom'); }, 10);
       setTimeout(() => console.log('after'), 20);`,
      );
      await dying.event('started');
      expect(await advance(dying, 20)).toEqual({ status: 'ended' });
      expect(await dying.ended).toMatchObject({
        status: 'threw',
        error: { name: 'TypeError', message: 'boom', position: { file: 'server.ts', line: 1 } },
      });
    },
  );

  line('tells when there is no virtual clock, and when the program is over', async () => {
    const real = run(engine(), `setInterval(() => {}, 1e6);`);
    expect(await advance(real, 1000)).toEqual({ status: 'no-virtual-clock' });
    await real.program.stop();
    const over = start(`console.log('over');`);
    await over.ended;
    expect(await advance(over, 1000)).toEqual({ status: 'ended' });
    const stopped = start(`setInterval(() => {}, 1);`);
    await stopped.event('started');
    const move = advance(stopped, 1e9);
    await stopped.program.stop();
    expect(await move).toEqual({ status: 'ended' });
  });

  line('does not keep anybody waiting for a timer that never ends', async () => {
    const stuck = start(`setTimeout(() => { for (;;); }, 1000);`);
    await stuck.event('started');
    expect(await advance(stuck, 1000)).toEqual({ status: 'ended' });
    expect(await stuck.ended).toEqual({ status: 'unresponsive' });
  });

  line('waits for the machine as ever: a real clock beside it runs on', async () => {
    const network = freshNetwork();
    const frozen = start(`setInterval(() => {}, 1e6); setTimeout(() => console.log('never'), 1);`, {
      network,
    });
    const real = run(engine(), `setTimeout(() => console.log('real'), 30);`, { network });
    expect(await real.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(real.output).toEqual(['real']);
    expect(frozen.output).toEqual([]);
    await frozen.program.stop();
  });
}
