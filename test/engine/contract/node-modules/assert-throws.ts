import type { PrintedLine } from '../../printed-lines.ts';
import { tell } from './assert-tell.ts';

/** How `node:assert` tells that something was thrown, or was not. */
export const assertThrowsLines: readonly PrintedLine[] = [
  {
    says: 'assert: says what was thrown instead',
    program: `import assert from 'node:assert';
${tell}
tell(() => assert.throws(() => {}));
tell(() =>
  assert.throws(() => {
    throw new Error('a');
  }, /b/),
);
tell(() =>
  assert.throws(
    () => {
      throw new Error('a');
    },
    { message: 'b' },
  ),
);
tell(() =>
  assert.throws(() => {
    throw new Error('a');
  }, TypeError),
);
tell(() =>
  assert.throws(
    () => {
      throw new TypeError('t');
    },
    { name: 'TypeError', message: /t/ },
  ),
);
tell(() =>
  assert.doesNotThrow(() => {
    throw new Error('x');
  }),
);
tell(() => assert.ifError(new Error('e')));
tell(() => assert.match('abc', /x/));
tell(() => assert.fail());
tell(() => assert.ok());`,
    prints: `AssertionError ERR_ASSERTION false throws
Missing expected exception.
AssertionError ERR_ASSERTION true throws
The input did not match the regular expression /b/. Input:

'Error: a'

AssertionError ERR_ASSERTION true throws
Expected values to be strictly deep-equal:
+ actual - expected

  Comparison {
+   message: 'a'
-   message: 'b'
  }

AssertionError ERR_ASSERTION true throws
The error is expected to be an instance of "TypeError". Received "Error"

Error message:

a
passed
AssertionError ERR_ASSERTION false doesNotThrow
Got unwanted exception.
Actual message: "x"
AssertionError ERR_ASSERTION false ifError
ifError got unwanted exception: e
AssertionError ERR_ASSERTION true match
The input did not match the regular expression /x/. Input:

'abc'

AssertionError ERR_ASSERTION true fail
Failed
AssertionError ERR_ASSERTION true ==
No value argument passed to \`assert.ok()\``,
  },
  {
    says: 'assert: judges promises',
    program: `import assert from 'node:assert';
const tell = async (run: () => Promise<void>) => {
  try {
    await run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.name, error.code, error.message);
  }
};
await tell(() => assert.rejects(Promise.resolve(1)));
await tell(() => assert.rejects(Promise.reject(new Error('a')), /a/));
await tell(() =>
  assert.rejects(
    async () => {
      throw new Error('a');
    },
    { message: 'b' },
  ),
);
await tell(() => assert.doesNotReject(Promise.reject(new Error('x'))));
await tell(() => assert.rejects((() => 5) as any));`,
    prints: `AssertionError ERR_ASSERTION Missing expected rejection.
passed
AssertionError ERR_ASSERTION Expected values to be strictly deep-equal:
+ actual - expected

  Comparison {
+   message: 'a'
-   message: 'b'
  }

AssertionError ERR_ASSERTION Got unwanted rejection.
Actual message: "x"
TypeError ERR_INVALID_RETURN_VALUE Expected instance of Promise to be returned from the "promiseFn" function but got type number (5).`,
  },
];
