import { expect, test } from 'vitest';
import { DialTurns } from '../../../src/workbench/faults/dial-turns.ts';

test('dials without faults go at once', () => {
  const { log, dial, turns } = setUp();
  turns.take(dial('Ana'));
  turns.take(dial('Luis'));
  expect(log).toEqual(['Ana dials', 'Luis dials']);
});

test('a dial with faults has its rule alone until it is answered', () => {
  const { log, dial, rule, turns } = setUp();
  const answered = turns.take(dial('Ana'), rule('Ana'));
  turns.take(dial('Luis'));
  turns.take(dial('Marta'), rule('Marta'));
  expect(log).toEqual(['Ana has a rule', 'Ana dials']);
  answered();
  answered();
  expect(log.slice(2)).toEqual(['Ana has none', 'Luis dials', 'Marta has a rule', 'Marta dials']);
});

test('a dial that was given up while it waited is not made', () => {
  const { log, dial, rule, turns } = setUp();
  const answered = turns.take(dial('Ana'), rule('Ana'));
  const giveUp = turns.take(dial('Luis'), rule('Luis'));
  turns.take(dial('Marta'));
  giveUp();
  answered();
  expect(log.slice(2)).toEqual(['Ana has none', 'Marta dials']);
});

function setUp() {
  const log: string[] = [];
  return {
    log,
    turns: new DialTurns(),
    dial: (name: string) => () => log.push(`${name} dials`),
    rule: (name: string) => () => {
      log.push(`${name} has a rule`);
      return () => log.push(`${name} has none`);
    },
  };
}
