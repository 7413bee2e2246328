import { describe, expect, test } from 'vitest';
import { goOnScript, type GoOnStep, whereToGoOn } from '../../src/site/go-on.ts';

const step = (path: string, ...needs: string[]): GoOnStep => ({
  path,
  href: `/es/${path}`,
  name: path,
  needs,
});
const concept = step('e/', 'e/prediction-e1', 'e/prediction-e2');
const example = step('e/example/', 'e/example');
const useIt = step('e/use/', 'e/use');
const steps = [concept, example, useIt];
const all = { 'e/prediction-e1': 'answered', 'e/prediction-e2': 'answered', 'e/example': 'run' };

describe('a learner who comes back goes on', () => {
  test('at the beginning, where nothing is known', () => {
    expect(whereToGoOn(steps, {}, null)).toEqual({ at: 'beginning' });
  });

  test('at the page that was open, while it is not done', () => {
    expect(whereToGoOn(steps, {}, 'e/example/')).toEqual({ at: 'step', step: example });
    const half = { 'e/prediction-e1': 'answered' };
    expect(whereToGoOn(steps, half, 'e/')).toEqual({ at: 'step', step: concept });
  });

  test('at the next page that is not done, where the open one is', () => {
    expect(whereToGoOn(steps, all, 'e/')).toEqual({ at: 'step', step: useIt });
  });

  test('at what was left out before, where all that follows is done', () => {
    const progress = { 'e/use': 'passed', 'e/example': 'run' };
    expect(whereToGoOn(steps, progress, 'e/use/')).toEqual({ at: 'step', step: concept });
  });

  test('at the first page that is not done, where only the progress is known', () => {
    expect(whereToGoOn(steps, all, null)).toEqual({ at: 'step', step: useIt });
    expect(whereToGoOn(steps, all, 'gone/')).toEqual({ at: 'step', step: useIt });
  });

  test('nowhere, where all is done', () => {
    const progress = { ...all, 'e/use': 'passed' };
    expect(whereToGoOn(steps, progress, 'e/use/')).toEqual({ at: 'end' });
  });
});

test('the script cannot be ended by what a page is called', () => {
  const words = { continueWith: 'Seguir con', allDone: 'Hecho' };
  expect(goOnScript([step('</script>')], words)).not.toContain('</script>');
});
