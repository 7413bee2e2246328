import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** The order of what a program puts off. */
export const tickLines: readonly PrintedLine[] = [
  {
    says: 'runs ticks before promises, and both before the next timer',
    program: `setTimeout(() => {
  setTimeout(() => console.log('timer'), 5);
  Promise.resolve().then(() => console.log('promise'));
  process.nextTick(() => {
    console.log('tick');
    Promise.resolve().then(() => console.log('promise of the tick'));
    process.nextTick(() => console.log('tick of the tick'));
  });
  setImmediate(() => console.log('immediate'));
  console.log('first');
}, 1);`,
    prints: `first
tick
tick of the tick
promise
promise of the tick
immediate
timer`,
  },
  {
    says: 'runs the other ticks when one throws',
    program: `process.on('uncaughtException', (error) => console.log('caught', error.message));
setTimeout(() => {
  process.nextTick(() => {
    throw new Error('one');
  });
  process.nextTick(() => console.log('two'));
}, 1);`,
    prints: `caught one
two`,
  },
  {
    says: 'stops emitting when a listener throws',
    program: `import { EventEmitter } from 'node:events';
const emitter = new EventEmitter();
process.on('uncaughtException', (error) => console.log('caught', error.message));
emitter.on('x', () => {
  throw new Error('one');
});
emitter.on('x', () => console.log('never'));
setTimeout(() => {
  emitter.emit('x');
  console.log('never');
}, 1);
setTimeout(() => console.log('on'), 10);`,
    prints: `caught one
on`,
  },
  {
    says: 'passes arguments to a tick, and refuses what is no function',
    program: `${attempt}
process.nextTick((a: number, b: number) => console.log(a, b), 1, 2);
console.log(attempt(() => process.nextTick(5 as any)));`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "callback" argument must be of type function. Received type number (5)
1 2`,
  },
];
