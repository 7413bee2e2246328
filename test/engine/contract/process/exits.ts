import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** How a program ends: its exit code, and what hears of the end. */
export const exitLines: readonly PrintedLine[] = [
  {
    says: 'says exit after an uncaught error, and not beforeExit',
    program: `process.on('beforeExit', () => console.log('before'));
process.on('uncaughtExceptionMonitor', () => console.log('monitor'));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.setUncaughtExceptionCaptureCallback((error) => {
  console.log('captured', error.message);
  process.exit(4);
});
setTimeout(() => {
  throw new Error('x');
}, 1);`,
    prints: `monitor
captured x
exit 4 4`,
    exitCode: 4,
  },
  {
    says: 'says beforeExit again when it led to more work',
    program: `let times = 0;
process.on('beforeExit', (code) => {
  console.log('before', code);
  if (++times < 3) setTimeout(() => console.log('more'), 1);
});
process.on('exit', (code) => {
  console.log('exit', code);
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
});`,
    prints: `before 0
more
before 0
more
before 0
exit 0`,
  },
  {
    says: 'lets exit change the code',
    program: `process.exitCode = '3' as any;
console.log(process.exitCode);
process.on('exit', (code) => {
  console.log(code, typeof code);
  process.exitCode = 9;
});`,
    prints: `3
3 number`,
    exitCode: 9,
  },
  {
    says: 'refuses a code that is no whole number',
    program: `${attempt}
console.log(attempt(() => process.exit('abc')));
console.log(
  attempt(() => {
    process.exitCode = 1.5;
  }),
);`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "code" argument must be of type number. Received type string ('abc')
RangeError ERR_OUT_OF_RANGE: The value of "code" is out of range. It must be an integer. Received 1.5`,
  },
];
