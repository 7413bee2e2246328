import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What `node:util` does, and how it shows values. */
export const utilLines: readonly PrintedLine[] = [
  {
    says: 'util: turns callbacks into promises and back',
    program: `${attempt}
import util from 'node:util';
console.log(await util.promisify(setTimeout)(2, 'value'));
console.log(await util.promisify((a: number, done: any) => done(null, a + 1))(1));
await util
  .promisify((done: any) => done(new Error('no')))()
  .catch((error) => console.log(error.message));
console.log(attempt(() => util.promisify(5 as any)));
util.callbackify(async (x: number) => x * 2)(4, (error, value) => console.log(error, value));
util.callbackify(async () => {
  throw null;
})((error: any) => console.log(error.code, error.message, error.reason));`,
    prints: `value
2
no
TypeError ERR_INVALID_ARG_TYPE: The "original" argument must be of type function. Received type number (5)
null 8
ERR_FALSY_VALUE_REJECTION Promise was rejected with falsy value null`,
  },
  {
    says: 'util: warns once of what is deprecated',
    program: `import util from 'node:util';
const old = util.deprecate(() => 5, 'old() is old', 'DEP0');
old();
old();`,
    prints: `(node) [DEP0] DeprecationWarning: old() is old
(Use \`node --trace-deprecation ...\` to show where the warning was created)`,
  },
  {
    says: 'util: styles text where the stream is not asked',
    program: `${attempt}
import { styleText, stripVTControlCharacters } from 'node:util';
console.log(
  JSON.stringify(styleText('red', 'x')),
  JSON.stringify(styleText(['bold', 'red'], 'x', { validateStream: false })),
  stripVTControlCharacters('\\u001b[31mx\\u001b[39m'),
);`,
    prints: `"x" "\\u001b[1m\\u001b[31mx\\u001b[39m\\u001b[22m" x`,
  },
  {
    says: 'util: has its small functions',
    program: `import util from 'node:util';
function Child() {}
function Parent() {}
util.inherits(Child, Parent);
console.log(
  new (Child as any)() instanceof Parent,
  (Child as any).super_ === Parent,
  util.debuglog('x').enabled,
);
console.log(
  util.toUSVString('a\\ud800'),
  util.getSystemErrorName(-111),
  util.parseEnv('A=1\\nB="x y"\\n# c\\nC=z # d'),
  util.isDeepStrictEqual({ a: 1 }, { a: 1 }),
  util.types.isPromise(Promise.resolve()),
);`,
    prints: `true true false
a� ECONNREFUSED [Object: null prototype] { A: '1', B: 'x y', C: 'z' } true true`,
  },
  {
    says: 'util: inspects as its options say',
    program: `import { inspect } from 'node:util';
const value = { b: 2, a: { c: [1, 2, { d: new Map([['k', { e: 1 }]]) }] } };
console.log(inspect(value, { depth: 0 }), inspect(value, false, 0));
console.log(inspect(value, { depth: null, compact: false }));
console.log(inspect(value, { sorted: true, breakLength: 20 }));
console.log(JSON.stringify(inspect(value, { colors: true, depth: 1 })));
console.log(
  inspect({ a: 'x'.repeat(30) }, { maxStringLength: 5 }),
  inspect([1, 2, 3], { maxArrayLength: 1 }),
  inspect(123456789.5, { numericSeparator: true }),
  inspect(
    {
      get a() {
        return 1;
      },
    },
    { getters: true },
  ),
);
console.log(
  inspect({
    [inspect.custom](depth: number, options: any) {
      return depth + typeof options.stylize;
    },
  }),
);`,
    prints: `{ b: 2, a: [Object] } { b: 2, a: [Object] }
{
  b: 2,
  a: {
    c: [
      1,
      2,
      {
        d: Map(1) {
          'k' => {
            e: 1
          }
        }
      }
    ]
  }
}
{
  a: {
    c: [
      1,
      2,
      [Object]
    ]
  },
  b: 2
}
"{ b: \\u001b[33m2\\u001b[39m, a: { c: \\u001b[36m[Array]\\u001b[39m } }"
{ a: 'xxxxx'... 25 more characters } [ 1, ... 2 more items ] 123_456_789.5 { a: [Getter: 1] }
2function`,
  },
];
