import type { PrintedLine } from '../../printed-lines.ts';

/** How `console.table` draws. */
export const tableLines: readonly PrintedLine[] = [
  {
    says: 'draws tables of objects and arrays',
    program: `console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table([
  [1, 2],
  [3, 4],
]);
console.table({ first: { v: 1 }, second: { v: 2 } });
console.table([1, 'a', null]);`,
    prints: `┌─────────┬───┬─────┬──────┐
│ (index) │ a │ b   │ c    │
├─────────┼───┼─────┼──────┤
│ 0       │ 1 │ 'x' │      │
│ 1       │ 2 │     │ true │
└─────────┴───┴─────┴──────┘
┌─────────┬───┬───┐
│ (index) │ 0 │ 1 │
├─────────┼───┼───┤
│ 0       │ 1 │ 2 │
│ 1       │ 3 │ 4 │
└─────────┴───┴───┘
┌─────────┬───┐
│ (index) │ v │
├─────────┼───┤
│ first   │ 1 │
│ second  │ 2 │
└─────────┴───┘
┌─────────┬────────┐
│ (index) │ Values │
├─────────┼────────┤
│ 0       │ 1      │
│ 1       │ 'a'    │
│ 2       │ null   │
└─────────┴────────┘`,
  },
  {
    says: 'draws tables of maps and sets, and of some columns',
    program: `console.table(
  new Map([
    ['k', 1],
    ['l', { a: 1 }],
  ] as any),
);
console.table(new Set([1, 'b']));
console.table([{ a: 1, b: 2 }], ['b']);
console.table([{ a: { b: { c: 1 } }, d: [1, 2, 3, 4, 5] }, 7]);
console.table([{ name: 'ñandú', 'wide 宽': '宽' }]);`,
    prints: `┌───────────────────┬─────┬──────────┐
│ (iteration index) │ Key │ Values   │
├───────────────────┼─────┼──────────┤
│ 0                 │ 'k' │ 1        │
│ 1                 │ 'l' │ { a: 1 } │
└───────────────────┴─────┴──────────┘
┌───────────────────┬────────┐
│ (iteration index) │ Values │
├───────────────────┼────────┤
│ 0                 │ 1      │
│ 1                 │ 'b'    │
└───────────────────┴────────┘
┌─────────┬───┐
│ (index) │ b │
├─────────┼───┤
│ 0       │ 2 │
└─────────┴───┘
┌─────────┬─────────────────┬───────────────────────────────┬────────┐
│ (index) │ a               │ d                             │ Values │
├─────────┼─────────────────┼───────────────────────────────┼────────┤
│ 0       │ { b: [Object] } │ [ 1, 2, 3, ... 2 more items ] │        │
│ 1       │                 │                               │ 7      │
└─────────┴─────────────────┴───────────────────────────────┴────────┘
┌─────────┬─────────┬─────────┐
│ (index) │ name    │ wide 宽 │
├─────────┼─────────┼─────────┤
│ 0       │ 'ñandú' │ '宽'    │
└─────────┴─────────┴─────────┘`,
  },
  {
    says: 'prints what is no table as it is',
    program: `console.table(5);
console.table('x');
console.table([]);`,
    prints: `5
x
┌─────────┐
│ (index) │
├─────────┤
└─────────┘`,
  },
];
