import type { PrintedLine } from '../../printed-lines.ts';

/** What `node:stream` does, with its consumers and the streams of the web. */
export const streamLines: readonly PrintedLine[] = [
  {
    says: 'stream: consumes whole streams',
    program: `import { text, json, buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
console.log(
  await json(Readable.from(['{"a":', '1}'])),
  await text(Readable.from([Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)])),
  await buffer(Readable.from(['x'])),
);`,
    prints: `{ a: 1 } é <Buffer 78>`,
  },
  {
    says: 'stream: joins streams of Node and of the web',
    program: `import { Readable, Writable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
for await (const chunk of Readable.fromWeb(
  new ReadableStream({
    start(c) {
      c.enqueue('q');
      c.close();
    },
  }) as any,
))
  console.log(String(chunk));
const reader = Readable.toWeb(Readable.from(['w'])).getReader();
console.log(await reader.read(), (await reader.read()).done);`,
    prints: `q
{ done: false, value: 'w' } true`,
  },
  {
    says: 'stream: pipes, filters and aborts',
    program: `import { Readable, Writable, finished, addAbortSignal } from 'node:stream';
import { pipeline } from 'node:stream/promises';
const out: string[] = [];
await pipeline(
  Readable.from(['a', 'b']),
  async function* (source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  },
  new Writable({
    write(chunk, _, done) {
      out.push(String(chunk));
      done();
    },
  }),
);
console.log(
  out,
  await Readable.from([1, 2, 3, 4])
    .filter((x) => x % 2 === 1)
    .map((x) => x * 10)
    .toArray(),
);
const ended = new Readable({ read() {} });
finished(ended, (error) => console.log(error?.code, error?.message));
ended.destroy();
const stop = new AbortController();
addAbortSignal(stop.signal, new Readable({ read() {} })).on('error', (error: any) =>
  setTimeout(() => console.log(error.name, error.code), 5),
);
stop.abort();`,
    prints: `[ 'A', 'B' ] [ 10, 30 ]
ERR_STREAM_PREMATURE_CLOSE Premature close
AbortError ABORT_ERR`,
  },
  {
    says: 'stream: makes two streams of which each reads what the other writes',
    program: `import { duplexPair } from 'node:stream';
const [a, b] = duplexPair();
b.on('data', (chunk) => b.write(String(chunk).toUpperCase()));
b.on('end', () => b.end('!'));
a.write('x', () => console.log('written'));
a.end('y');
let all = '';
for await (const chunk of a) all += chunk;
console.log(all, a.readableEnded, b.writableFinished);`,
    prints: `written
XY! true true`,
  },
];
