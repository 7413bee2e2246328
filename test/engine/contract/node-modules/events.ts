import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What `node:events` and `node:diagnostics_channel` do: who hears what, and when. */
export const eventLines: readonly PrintedLine[] = [
  {
    says: 'events: refuses a listener that is no function',
    program: `${attempt}
import { EventEmitter } from 'node:events';
const emitter = new EventEmitter();
for (const name of ['on', 'once', 'off', 'prependListener'] as const)
  console.log(attempt(() => emitter[name]('x', 5 as any)));`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)`,
  },
  {
    says: 'events: throws the error that nobody hears',
    program: `${attempt}
import { EventEmitter, errorMonitor } from 'node:events';
const emitter = new EventEmitter();
console.log(attempt(() => emitter.emit('error', 'text')));
console.log(attempt(() => emitter.emit('error', new RangeError('far'))));
emitter.on(errorMonitor, (error) => console.log('monitor', error.message));
console.log(attempt(() => emitter.emit('error', new Error('seen'))));`,
    prints: `Error ERR_UNHANDLED_ERROR: Unhandled error. ('text')
RangeError undefined: far
monitor seen
Error undefined: seen`,
  },
  {
    says: 'events: calls listeners in order, also those that change while it does',
    program: `import { EventEmitter } from 'node:events';
const emitter = new EventEmitter();
emitter.on('newListener', (name) => console.log('new', name));
emitter.on('removeListener', (name) => console.log('removed', name));
emitter.on('x', () => {
  console.log(1);
  emitter.on('x', () => console.log('late'));
});
emitter.once('x', function (this: unknown, value) {
  console.log(2, value, this === emitter);
});
emitter.prependListener('x', () => console.log(0));
emitter.prependOnceListener('x', () => console.log('first'));
console.log(emitter.emit('x', 'value'), emitter.emit('x'), emitter.emit('y'), emitter.eventNames());`,
    prints: `new removeListener
new x
new x
new x
new x
removed x
first
0
1
new x
removed x
2 value true
0
1
new x
late
true true false [ 'newListener', 'removeListener', 'x' ]`,
  },
  {
    says: 'events: waits for one event, its error or a signal',
    program: `import { EventEmitter, once } from 'node:events';
const emitter = new EventEmitter();
setTimeout(() => emitter.emit('a', 1, 2), 1);
console.log(await once(emitter, 'a'));
setTimeout(() => emitter.emit('error', new Error('bad')), 1);
await once(emitter, 'a').catch((error) => console.log('rejected', error.message));
const stop = new AbortController();
setTimeout(() => stop.abort(), 1);
await once(emitter, 'a', { signal: stop.signal }).catch((error) =>
  console.log(error.name, error.code, error.message),
);
const target = new EventTarget();
setTimeout(() => target.dispatchEvent(new Event('go')), 1);
console.log((await once(target, 'go'))[0].type, emitter.eventNames());`,
    prints: `[ 1, 2 ]
rejected bad
AbortError ABORT_ERR The operation was aborted
go []`,
  },
  {
    says: 'events: iterates over events until one closes it',
    program: `import { EventEmitter, on } from 'node:events';
const emitter = new EventEmitter();
setTimeout(() => {
  emitter.emit('m', 1);
  emitter.emit('m', 2);
  emitter.emit('close');
  emitter.emit('m', 3);
}, 1);
for await (const [value] of on(emitter, 'm', { close: ['close'] })) console.log(value);
const stop = new AbortController();
setTimeout(() => stop.abort('why'), 1);
try {
  for await (const one of on(emitter, 'm', { signal: stop.signal })) console.log(one);
} catch (error: any) {
  console.log(error.name, error.cause);
}`,
    prints: `1
2
AbortError why`,
  },
  {
    says: 'events: takes the rejections of listeners for errors when asked to',
    program: `import { EventEmitter, captureRejectionSymbol } from 'node:events';
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('x', async (value) => {
  throw new Error('in ' + value);
});
emitter.on('error', (error) => console.log('error', error.message));
emitter.emit('x', 1);
const other: any = new EventEmitter({ captureRejections: true });
other[captureRejectionSymbol] = (error: Error, event: string, ...values: unknown[]) =>
  console.log(error.message, event, values);
other.on('y', async () => {
  throw new Error('z');
});
other.emit('y', 7);`,
    prints: `error in 1
z y [ 7 ]`,
  },
  {
    says: 'diagnostics_channel: publishes to subscribers',
    program: `import { channel, hasSubscribers } from 'node:diagnostics_channel';
const room = channel('room');
room.subscribe((message, name) => console.log(message, name));
console.log(hasSubscribers('room'), channel('room') === room);
room.publish({ a: 1 });`,
    prints: `true true
{ a: 1 } room`,
  },
];
