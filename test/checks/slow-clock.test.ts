import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Engine, Program } from '../../src/engine/engine.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { checksOf, resultsOf, sentenceOf, serverThat } from './check-programs.ts';

const check = await checksOf('clock-judge');

/** An engine on a machine that is so slow that each move of a clock takes it longer than most checks. */
function withSlowClock(engine: Engine): Engine {
  const slowly = (program: Program): Program => ({
    id: program.id,
    name: program.name,
    ended: program.ended,
    subscribe: (listener) => program.subscribe(listener),
    send: (value) => program.send(value),
    turn: () => program.turn(),
    stop: (manner) => program.stop(manner),
    async advanceClock(milliseconds) {
      await setTimeout(150);
      return program.advanceClock(milliseconds);
    },
  });
  const { name, capabilities, faults } = engine;
  return {
    ...{ name, capabilities, faults },
    start: (spec) => slowly(engine.start(spec)),
    onWire: (listener) => engine.onWire(listener),
    close: () => engine.close(),
  };
}

test('a clock that moves slowly is no time that a check has used up', async () => {
  const engine = withSlowClock(openNodeEngine());
  try {
    const echo = serverThat(`socket.on('message', (data) => socket.send('echo: ' + data));`);
    const [result] = resultsOf(await check(echo, { engine, waitTicks: 2 }));
    expect(sentenceOf(result)).toBe('passed');
  } finally {
    await engine.close();
  }
});
