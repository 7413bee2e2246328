import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What `node:events` tells of the web's targets. */
export const eventTargetLines: readonly PrintedLine[] = [
  {
    says: 'events: getEventListeners() tells the listeners of an EventTarget',
    program: `${attempt}
import { getEventListeners } from 'node:events';
const target = new EventTarget();
const first = () => console.log('first hears');
const count = () => getEventListeners(target, 'news').length;
const stop = new AbortController();
target.addEventListener('news', first);
target.addEventListener('news', first);
target.addEventListener('news', () => console.log('once', count()), { once: true });
target.addEventListener('news', () => undefined, { signal: stop.signal });
console.log(count(), getEventListeners(target, 'news')[0] === first);
console.log(getEventListeners(target, 'other'));
target.dispatchEvent(new Event('news'));
console.log(count());
stop.abort();
console.log(count());
target.removeEventListener('news', first);
console.log(count());
target.addEventListener('news', first, { once: true });
target.removeEventListener('news', first);
console.log(count());
target.addEventListener('news', first);
target.dispatchEvent(new Event('news'));
console.log(count());
console.log(attempt(() => getEventListeners({} as any, 'news')));`,
    prints: `3 true
[]
first hears
once 2
2
1
0
0
first hears
1
TypeError ERR_INVALID_ARG_TYPE: The "emitter" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object`,
  },
];
