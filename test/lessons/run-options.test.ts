import { expect, test } from 'vitest';
import { readRunOptions } from './run-options.ts';

test('takes the usual where nothing is said', () => {
  expect(readRunOptions([])).toEqual({
    ...{ engine: 'both', json: false, short: false, only: '', lanes: 4, repeat: 1, busy: 0 },
    ...{ help: false, part: '' },
  });
});

test('reads what is wanted, and how hard the machine is to be for it', () => {
  const words = ['--only', 'c-route', '--repeat', '3', '--busy', '6', '--lanes', '8', 'starter'];
  expect(readRunOptions([...words, '--seed', '7'])).toMatchObject({
    ...{ only: 'c-route', repeat: 3, busy: 6, lanes: 8, part: 'starter', seed: 7 },
  });
});

test.each([['--engine', 'deno'], ['--lanes', '0'], ['--repeat', 'often'], ['--fast']])(
  'refuses %s %s, and says what there is',
  (...words) => {
    const options = readRunOptions(words);
    expect('refusal' in options && options.refusal).toMatch(/npm run lessons/);
  },
);
