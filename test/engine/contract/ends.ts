import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { freshNetwork, run } from '../watched-program.ts';

/** The ways in which a program ends. */
export function endContract(engine: () => Engine, open: () => Promise<Engine>): void {
  test('ends when nothing keeps the program alive', async () => {
    const program = run(engine(), `setTimeout(() => console.log('last'), 20);`);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['last']);
  });

  test('ends with the code that process.exit was given, and runs nothing after it', async () => {
    const program = run(
      engine(),
      `setTimeout(() => { process.exit(3); console.log('after'); }, 5);
       setInterval(() => {}, 1000);
       process.on('exit', (code) => console.log('exit', code));`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 3 });
    expect(program.output).toEqual(['exit 3']);
  });

  test('ends with process.exitCode', async () => {
    const program = run(engine(), `process.exitCode = 4;`);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 4 });
  });

  test('ends with code 13 when a top-level await can never go on', async () => {
    const program = run(engine(), `await new Promise(() => {});`);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 13 });
  });

  test('tells the error, file and line that ended a program, and prints it', async () => {
    const program = run(engine(), `import { explode } from './explode.ts';\nexplode();`, {
      files: {
        'explode.ts': `type A = string;\nexport function explode(): void {\n  throw new TypeError('boom');\n}`,
      },
    });
    const end = await program.ended;
    expect(end).toMatchObject({
      status: 'threw',
      error: { name: 'TypeError', message: 'boom', position: { file: 'explode.ts', line: 3 } },
    });
    const stack = end.status === 'threw' ? end.error.stack : '';
    expect(stack).toMatch(
      /^TypeError: boom\n {4}at explode \(explode\.ts:3:\d+\)\n {4}at server\.ts:2:\d+$/,
    );
    const printed = program.events.filter((event) => event.type === 'output');
    expect(printed).toHaveLength(1);
    expect(printed[0]?.level).toBe('error');
    expect(printed[0]?.text).toContain('explode.ts:3');
    expect(printed[0]?.text).toContain('TypeError: boom');
  });

  test('tells an error of a timer', async () => {
    const program = run(engine(), `setTimeout(() => {\n  null.x;\n}, 5);`);
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: { name: 'TypeError', position: { file: 'server.ts', line: 2 } },
    });
  });

  test('tells a rejection that nobody handled', async () => {
    const program = run(
      engine(),
      `async function work() {\n  throw new RangeError('too far');\n}\nwork();\nsetInterval(() => {}, 1000);`,
    );
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: { name: 'RangeError', message: 'too far', position: { file: 'server.ts', line: 2 } },
    });
  });

  test('tells an "error" event that nobody listens for', async () => {
    const program = run(
      engine(),
      `import { EventEmitter } from 'node:events';\nconst emitter = new EventEmitter();\n` +
        `setTimeout(() => emitter.emit('error', new Error('unheard')), 5);`,
    );
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: { name: 'Error', message: 'unheard', position: { file: 'server.ts', line: 3 } },
    });
  });

  test('tells a thrown value that is no error', async () => {
    const program = run(engine(), `setTimeout(() => { throw { code: 7 }; }, 1);`);
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: { message: 'Uncaught { code: 7 }' },
    });
  });

  test('goes on when the program listens for uncaught errors', async () => {
    const program = run(
      engine(),
      `process.on('uncaughtException', (error) => console.log('caught', error.message));
       setTimeout(() => { throw new Error('one'); }, 1);
       setTimeout(() => console.log('alive'), 20);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['caught one', 'alive']);
  });

  test('stops a program, and says the same when it is stopped again', async () => {
    const program = run(engine(), `setInterval(() => {}, 1000); console.log('running');`);
    await program.line('running');
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
    expect(program.events.filter((event) => event.type === 'ended')).toHaveLength(1);
  });

  test('stops a program that loops for ever', async () => {
    const program = run(engine(), `console.log('looping'); for (;;) {}`);
    await program.line('looping');
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
  });

  test('stops a program that has only just been started', async () => {
    const program = run(engine(), `setInterval(() => {}, 1000);`);
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
  });

  test('keeps the first end of a program that is stopped after it', async () => {
    const program = run(engine(), `process.exit(5);`);
    await program.ended;
    expect(await program.program.stop()).toEqual({ status: 'ended', exitCode: 5 });
  });

  test(
    'ends a program as unresponsive that loops while it loads',
    { timeout: 30_000 },
    async () => {
      const program = run(engine(), `import './loop.ts';`, {
        files: { 'loop.ts': `while (true) {}` },
      });
      expect(await program.ended).toEqual({ status: 'unresponsive' });
    },
  );

  test(
    'ends a program as unresponsive whose promises never pause',
    { timeout: 30_000 },
    async () => {
      const program = run(
        engine(),
        `async function spin() { for (;;) await null; }\nsetTimeout(spin, 5);`,
      );
      expect(await program.ended).toEqual({ status: 'unresponsive' });
    },
  );

  test('leaves a program alone that is only busy for a while', { timeout: 30_000 }, async () => {
    const program = run(
      engine(),
      `const end = Date.now() + 1000; while (Date.now() < end) {}\nconsole.log('done');`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['done']);
  });

  test('frees the ports of a stopped program at once', async () => {
    const network = freshNetwork();
    const server = `import { createServer } from 'node:net'; createServer().listen(8080);`;
    for (let round = 0; round < 3; round++) {
      const program = run(engine(), server, { network });
      expect((await program.event('listening')).port).toBe(8080);
      await program.program.stop();
      expect(program.events.map((event) => event.type).slice(-3)).toEqual([
        'listening',
        'stopped-listening',
        'ended',
      ]);
    }
  });

  test('carries values to and from a trusted program', async () => {
    const program = run(
      engine(),
      `process.on('message', (value) => { process.send?.({ got: value }); process.exit(0); });`,
      { role: 'trusted' },
    );
    program.program.send({ hello: ['you', 1, null] });
    expect((await program.event('message')).value).toEqual({ got: { hello: ['you', 1, null] } });
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
  });

  test("gives a learner's program no way to send values", async () => {
    const program = run(engine(), `console.log(typeof process.send);`);
    await program.ended;
    expect(program.output).toEqual(['undefined']);
  });

  test('stops every program when the engine is closed', { timeout: 30_000 }, async () => {
    const own = await open();
    const program = run(own, `setInterval(() => {}, 1000); console.log('up');`);
    await program.line('up');
    await own.close();
    expect(await program.ended).toEqual({ status: 'stopped' });
    expect(await run(own, `console.log('late');`).ended).toEqual({ status: 'stopped' });
  });
}
