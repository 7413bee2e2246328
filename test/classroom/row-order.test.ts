import { expect, test } from 'vitest';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { newRow, type GradebookRow } from '../../src/classroom/grade/gradebook.ts';
import { RowOrder } from '../../src/classroom/pages/row-order.ts';
import { RowSlots } from '../../src/classroom/pages/row-slots.ts';
import { handInWith, submissionOf } from './class-of-tests.ts';

const order = new RowOrder('es');
const rowsOf = (...names: string[]): GradebookRow[] =>
  latestByStudent(
    names.map((student) => submissionOf(handInWith({ student }), `${student}.txt`)),
  ).map(newRow);
const named = (rows: readonly GradebookRow[]): string[] =>
  rows.map(({ submission }) => submission.handIn.student);

test('names are in the order of the language, numbers by their size, and whoever joins later among them', () => {
  const rows = rowsOf('Óscar', 'Nuria', 'Ana 10', 'ana 2');
  const byName = { value: undefined, isDown: false };
  expect(named(order.sort(rows, byName))).toEqual(['ana 2', 'Ana 10', 'Nuria', 'Óscar']);
  const more = [...rows, ...rowsOf('Ñu')];
  expect(named(order.sort(more, byName))).toEqual(['ana 2', 'Ana 10', 'Nuria', 'Ñu', 'Óscar']);
  expect(named(order.sort(rows, { ...byName, isDown: true }))[0]).toBe('Óscar');
});

test('points put who has none last, up and down, and the same points go by name', () => {
  const rows = rowsOf('Luis', 'Eva', 'Ana', 'Sol');
  const points: Readonly<Record<string, number>> = { Luis: 3, Ana: 3, Sol: 9 };
  const value = ({ submission }: GradebookRow) => points[submission.handIn.student];
  expect(named(order.sort(rows, { value, isDown: true }))).toEqual(['Sol', 'Ana', 'Luis', 'Eva']);
  expect(named(order.sort(rows, { value, isDown: false }))).toEqual(['Ana', 'Luis', 'Sol', 'Eva']);
});

test('somebody is found without accents and capitals', () => {
  const rows = rowsOf('Óscar Ñandú', 'Luis');
  expect(named(order.find(rows, ' oscar n'))).toEqual(['Óscar Ñandú']);
  expect(order.find(rows, '  ')).toBe(rows);
});

test('a row that stays in sight keeps its slot, and one that comes gets that of one that left', () => {
  const slots = new RowSlots();
  expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2]);
  expect(slots.assign(['b', 'c', 'd'])).toEqual([1, 2, 0]);
  expect(slots.assign(['d', 'x', 'y', 'z'])).toEqual([0, 1, 2, 3]);
});
