import { expect, test } from 'vitest';
import { openEngine } from '../../src/engine/open-engine.ts';
import { engineOfTests } from './engine-of-tests.ts';
import { run } from './watched-program.ts';

const engine = engineOfTests(() => openEngine({ engine: 'embedded' }));

test('the objects of a line come along with the text that Node prints', async () => {
  const program = run(
    engine(),
    `console.log('from', { deep: { deep: { deep: { end: 1 } } } });
     console.log('only text', 1);
     console.error(new Error('lost'));
     console.log(Buffer.from('hi'));`,
  );
  await program.ended;
  const lines = program.events.flatMap((event) => (event.type === 'output' ? [event] : []));
  expect(lines.map(({ text }) => text.split('\n')[0])).toEqual([
    'from { deep: { deep: { deep: [Object] } } }',
    'only text 1',
    'Error: lost',
    '<Buffer 68 69>',
  ]);
  const [object, text, error, bytes] = lines.map(({ objects }) => objects);
  const end = { text: 'Object', entries: [['end', { text: '1' }]] };
  const third = { text: 'Object', entries: [['deep', end]] };
  const second = { text: 'Object', entries: [['deep', third]] };
  expect(JSON.parse(object ?? '')).toEqual([{ text: 'Object', entries: [['deep', second]] }]);
  expect(text).toBeUndefined();
  expect(error).toMatch(/^\[\{"text":"Error: lost","entries":\[\["stack".*server\.ts:3:/);
  expect(bytes).toContain('Buffer(2) 68 69');
});

test('a flood of objects loses its objects before it loses a line of text', async () => {
  const program = run(
    engine(),
    `const wide = Object.fromEntries(Array.from({ length: 90 }, (_, at) => ['key' + at, at]));
     const short = { toJSON: 1, wide, [Symbol.for('nodejs.util.inspect.custom')]: () => 'short' };
     for (let at = 0; at < 1500; at++) console.log(short);`,
  );
  await program.ended;
  const lines = program.events.flatMap((event) => (event.type === 'output' ? [event] : []));
  expect(lines.length).toBe(1500);
  expect(lines[0]?.objects).toBeDefined();
});
