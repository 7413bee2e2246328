import type { PrintedLine } from '../../printed-lines.ts';
import { tell } from './assert-tell.ts';

/** How `node:assert` tells that two values differ. */
export const assertDifferenceLines: readonly PrintedLine[] = [
  {
    says: 'assert: says what differs',
    program: `import assert from 'node:assert/strict';
${tell}
tell(() => assert.equal(1, 2));
tell(() => assert.equal('a', 'b', 'own words'));
tell(() => assert.notEqual(1, 1));
tell(() => assert.equal('hello world', 'hello there'));
tell(() => assert.equal([1], [1]));
tell(() => assert.equal(NaN, NaN));
tell(() => assert.deepEqual(1, '1'));`,
    prints: `AssertionError ERR_ASSERTION true strictEqual
Expected values to be strictly equal:

1 !== 2

AssertionError ERR_ASSERTION false strictEqual
own words

'a' !== 'b'

AssertionError ERR_ASSERTION true notStrictEqual
Expected "actual" to be strictly unequal to: 1
AssertionError ERR_ASSERTION true strictEqual
Expected values to be strictly equal:
+ actual - expected

+ 'hello world'
- 'hello there'
         ^

AssertionError ERR_ASSERTION true strictEqual
Values have same structure but are not reference-equal:

[
  1
]

passed
AssertionError ERR_ASSERTION true deepStrictEqual
Expected values to be strictly deep-equal:

1 !== '1'
`,
  },
  {
    says: 'assert: draws the difference between objects',
    program: `import assert from 'node:assert/strict';
const tell = (run: () => void) => {
  try {
    run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.message);
  }
};
tell(() => assert.deepEqual({ a: 1 }, { a: 2 }));
tell(() => assert.deepEqual([1, 2, 3], [1, 2, 4]));
tell(() => assert.deepEqual({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1] } }));
tell(() => assert.deepEqual(new Map([[1, 2]]), new Map([[1, 3]])));
tell(() => assert.deepEqual({ a: 1 }, { b: 1 }, 'own words'));
tell(() => assert.deepEqual([], {}));
tell(() => assert.deepEqual({ a: undefined }, {}));
tell(() => assert.notDeepEqual({ a: 1 }, { a: 1 }));`,
    prints: `Expected values to be strictly deep-equal:
+ actual - expected

  {
+   a: 1
-   a: 2
  }

Expected values to be strictly deep-equal:
+ actual - expected

  [
    1,
    2,
+   3
-   4
  ]

Expected values to be strictly deep-equal:
+ actual - expected

  {
    a: 1,
    b: {
      c: [
        1,
+       2
      ]
    }
  }

Expected values to be strictly deep-equal:
+ actual - expected

  Map(1) {
+   1 => 2
-   1 => 3
  }

own words
+ actual - expected

  {
+   a: 1
-   b: 1
  }

Expected values to be strictly deep-equal:
+ actual - expected

+ []
- {}

Expected values to be strictly deep-equal:
+ actual - expected

+ {
+   a: undefined
+ }
- {}

Expected "actual" not to be strictly deep-equal to:

{
  a: 1
}
`,
  },
  {
    says: 'assert: leaves lines away that are far from a difference',
    program: `import assert from 'node:assert';
const list = Array.from({ length: 30 }, (_, index) => index);
try {
  assert.deepStrictEqual(
    list,
    list.map((one) => (one === 20 ? 'x' : one)),
  );
} catch (error: any) {
  console.log(error.message);
}`,
    prints: `Expected values to be strictly deep-equal:
+ actual - expected
... Skipped lines

  [
    0,
    1,
    2,
    3,
...
    19,
+   20,
-   'x',
    21,
    22,
    23,
    24,
    25,
`,
  },
  {
    says: 'assert: compares a part',
    program: `import assert from 'node:assert';
assert.partialDeepStrictEqual({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
try {
  assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 2 });
} catch (error: any) {
  console.log(error.message);
}`,
    prints: `Expected values to be partially and strictly deep-equal:
+ actual - expected

  {
+   a: 1,
+   b: 2
-   a: 2
  }
`,
  },
];
