import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** What an engine tells of a program's console. */
export function outputContract(engine: () => Engine): void {
  test('prints values as Node does', async () => {
    const program = run(
      engine(),
      `console.log('text', 1, true, null, undefined, { a: [1, { b: 'c' }] });
       console.log('%s has %d', 'lobby', 3);
       console.log(new Map([['a', 1]]), new Set([1]), [1, , 3]);
       console.log(Buffer.from('hi'), new Uint8Array(2));`,
    );
    await program.ended;
    expect(program.output).toEqual([
      "text 1 true null undefined { a: [ 1, { b: 'c' } ] }",
      'lobby has 3',
      "Map(1) { 'a' => 1 } Set(1) { 1 } [ 1, <1 empty item>, 3 ]",
      '<Buffer 68 69> Uint8Array(2) [ 0, 0 ]',
    ]);
  });

  test('tells how serious a line is', async () => {
    const program = run(
      engine(),
      `console.log('l'); console.info('i'); console.debug('d'); console.warn('w'); console.error('e');`,
    );
    await program.ended;
    const levels = program.events.flatMap((event) =>
      event.type === 'output' ? [event.level] : [],
    );
    expect(levels).toEqual(['log', 'info', 'debug', 'warn', 'error']);
  });

  test('tells which line of which file wrote to the console', async () => {
    const program = run(
      engine(),
      `import { greet } from './greet.ts';\n\ngreet();\nconsole.log('b');`,
      {
        files: { 'greet.ts': `export function greet() {\n  console.log('a');\n}` },
      },
    );
    await program.ended;
    if (!engine().capabilities.sourceLines) return;
    const places = program.events.flatMap((event) =>
      event.type === 'output'
        ? [`${String(event.position?.file)}:${String(event.position?.line)}`]
        : [],
    );
    expect(places).toEqual(['greet.ts:2', 'server.ts:4']);
  });

  test('shows what a program wrote before it began to loop for ever', async () => {
    const program = run(engine(), `console.log('one');\nconsole.log('two');\nfor (;;) {}`);
    await program.line('two');
    expect(program.output).toEqual(['one', 'two']);
    await program.program.stop();
  });

  test('drops and counts what nobody can read so fast, and keeps every line that it announces', async () => {
    const program = run(
      engine(),
      `for (let line = 0; line < 100000; line++) console.log('line ' + line);
       setTimeout(() => console.log('the end'), 500);`,
    );
    await program.line('the end');
    const dropped = program.events.reduce(
      (sum, event) => sum + (event.type === 'output-dropped' ? event.lines : 0),
      0,
    );
    const shown = program.output.filter((text) => text.startsWith('line')).length;
    expect(dropped).toBeGreaterThan(0);
    expect(shown + dropped).toBe(100_000);
  });

  test('ends a flood that never pauses as unresponsive', { timeout: 30_000 }, async () => {
    const program = run(engine(), `for (;;) console.log('flood');`);
    expect(await program.ended).toEqual({ status: 'unresponsive' });
    expect(program.output.length).toBeLessThan(20_000);
  });
}
