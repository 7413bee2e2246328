import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../src/engine/engine.ts';
import { CheckConsoles, countLines } from '../../../src/workbench/checking/check-console.ts';

const output = (text: string, line = 1): ProgramEvent => ({
  type: 'output',
  time: 0,
  level: 'log',
  text,
  position: { file: 'server.ts', line },
});

test('every check has the lines that were written while it ran, the first one those of the start', () => {
  const consoles = new CheckConsoles();
  consoles.take(output('ready'), 0);
  consoles.take(output('got hola'), 0);
  consoles.take(output('got adiós'), 2);
  expect(consoles.parts.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
    ['ready', 'got hola'],
    [],
    ['got adiós'],
  ]);
});

test('the same line in a row is one, with how often it came', () => {
  const consoles = new CheckConsoles();
  for (const line of [1, 1, 1, 2]) consoles.take(output('again', line), 0);
  const [part] = consoles.parts;
  expect(part?.lines.map(({ times }) => times)).toEqual([3, 1]);
  expect(countLines(consoles.parts)).toBe(4);
});

test('a flood keeps its last lines and tells how many are missing', () => {
  const consoles = new CheckConsoles();
  for (let number = 1; number <= 1000; number += 1) consoles.take(output(`line ${number}`), 0);
  consoles.take({ type: 'output-dropped', time: 0, lines: 500 }, 0);
  const [part] = consoles.parts;
  expect(part?.lines).toHaveLength(60);
  expect(part?.lines.at(-1)?.text).toBe('line 1000');
  expect(part?.missing).toBe(1440);
  expect(countLines(consoles.parts)).toBe(1500);
});

test('a long line is cut', () => {
  const consoles = new CheckConsoles();
  consoles.take(output('ñ'.repeat(10_000)), 0);
  expect(consoles.parts[0]?.lines[0]?.text).toBe(`${'ñ'.repeat(600)}…`);
});

test('what is no output leaves no line', () => {
  const consoles = new CheckConsoles();
  consoles.take({ type: 'started', time: 0 }, 0);
  consoles.take({ type: 'listening', time: 0, port: 8000 }, 0);
  expect(countLines(consoles.parts)).toBe(0);
});
