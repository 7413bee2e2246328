import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What the console's methods print, and where to. */
export const messageLines: readonly PrintedLine[] = [
  {
    says: 'formats by %',
    program: `console.log('%s|%s|%s|%s', 1, 'a', null, 10n);
console.log('%d %d %d %d', '42', 1.5, 5n, {});
console.log('%i %f %i', 1.9, '1.5x', 'x');
console.log('%j', { a: [1] });
console.log('a%cb', 'color: red');
console.log('100%', 5, '%s');
console.log('%%s %s', 1);
console.log('%x %s', 1);
console.log('%s');`,
    prints: `1|a|null|10n
42 1.5 5n NaN
1 1.5 NaN
{"a":[1]}
ab
100% 5 %s
%s 1
%x 1
%s`,
  },
  {
    says: 'shows objects by %s, %o and %O',
    program: `class Room {
  name = 'lobby';
}
console.log('%s %s %s', { a: 1 }, [1, [2, [3]]], new Room());
console.log(
  '%s',
  {
    toString() {
      return 'own';
    },
  },
  new Date(0),
);
console.log('%o', { a: { b: { c: { d: 1 } } } });
console.log('%O', { a: { b: { c: { d: { e: 1 } } } } });`,
    prints: `{ a: 1 } [ 1, [Array] ] Room { name: 'lobby' }
own 1970-01-01T00:00:00.000Z
{
  a: { b: { c: { d: 1 } } }
}
{ a: { b: { c: [Object] } } }`,
  },
  {
    says: 'shows a value with dir, and how deep',
    program: `console.dir({ a: { b: { c: { d: 1 } } } });
console.dir({ a: { b: 1 } }, { depth: 0 });
console.dir('text');`,
    prints: `{ a: { b: { c: [Object] } } }
{ a: [Object] }
'text'`,
  },
  {
    says: 'says what was asserted in vain',
    program: `console.assert(true, 'no');
console.assert(false, 'a %s', 'b');
console.assert(false);
console.assert(false, { a: 1 });
console.assert(0, 'x', 1);`,
    prints: `Assertion failed: a b
Assertion failed
Assertion failed { a: 1 }
Assertion failed: x 1`,
  },
  {
    says: 'counts',
    program: `console.count();
console.count();
console.count('a');
console.countReset();
console.count();`,
    prints: `default: 1
default: 2
a: 1
default: 1`,
  },
  {
    says: 'indents groups, also lines of several lines',
    program: `console.group('Room');
console.log('a\\nb');
console.group();
console.warn('deep', { a: 1 });
console.groupEnd();
console.groupCollapsed('c', 1);
console.error('x');
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('out');`,
    prints: `Room
  a
  b
    deep { a: 1 }
  c 1
    x
out`,
  },
  {
    says: 'measures time by name',
    program: `console.time('work');
setTimeout(() => {
  console.timeLog('work', 'more', { a: 1 });
  console.timeEnd('work');
}, 3);`,
    prints: `work: 0ms more { a: 1 }
work: 0ms`,
  },
  {
    says: 'warns of names that it does not know',
    program: `console.time('t');
console.time('t');
console.timeLog('nope');
console.timeEnd('nope');`,
    prints: `(node) Warning: Label 't' already exists for console.time()
(Use \`node --trace-warnings ...\` to show where the warning was created)
(node) Warning: No such label 'nope' for console.timeLog()
(node) Warning: No such label 'nope' for console.timeEnd()`,
  },
  {
    says: 'traces',
    program: `function deeper() {
  console.trace('here %s', 1);
}
deeper();`,
    prints: `Trace: here 1
    at deeper (server.ts:2:11)
    at server.ts:4:1`,
  },
  {
    says: 'works without the console before it',
    program: `const { log, error } = console;
log('log');
error('error');`,
    prints: `log
error`,
  },
  {
    says: 'writes to streams as another console',
    program: `import { Console } from 'node:console';
import { Writable } from 'node:stream';
const chunks: string[] = [];
const out = new Writable({
  write(chunk, _, done) {
    chunks.push(String(chunk));
    done();
  },
});
const own = new Console({ stdout: out, stderr: out });
own.log('a %s', 'b');
own.error('e');
own.group('g');
own.table([1]);
own.groupEnd();
own.count();
own.dir({ a: 1 });
own.assert(false, 'no');
new console.Console(out).warn('w');
console.log(chunks, own instanceof Console, console instanceof Console);`,
    prints: `[
  'a b\\n',
  'e\\n',
  'g\\n',
  '  ┌─────────┬────────┐\\n' +
    '  │ (index) │ Values │\\n' +
    '  ├─────────┼────────┤\\n' +
    '  │ 0       │ 1      │\\n' +
    '  └─────────┴────────┘\\n',
  'default: 1\\n',
  '{ a: 1 }\\n',
  'Assertion failed: no\\n',
  'w\\n'
] true true`,
  },
  {
    says: 'refuses to write to what is no stream',
    program: `${attempt}
console.log(attempt(() => new console.Console({} as any)));`,
    prints: `TypeError ERR_CONSOLE_WRITABLE_STREAM: Console expects a writable stream instance for stdout`,
  },
];
