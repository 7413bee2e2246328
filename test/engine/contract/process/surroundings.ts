import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What a program finds around it: environment, output, warnings, and what it is told about itself. */
export const surroundingLines: readonly PrintedLine[] = [
  {
    says: 'prints warnings with their code and detail, and tells listeners',
    program: `process.emitWarning('careful');
process.emitWarning('old', 'DeprecationWarning', 'DEP1');
process.emitWarning(new Error('an error'));
process.emitWarning('mine', { type: 'Custom', code: 'C1', detail: 'some detail' });`,
    prints: `(node) Warning: careful
(Use \`node --trace-warnings ...\` to show where the warning was created)
(node) [DEP1] DeprecationWarning: old
(node) Error: an error
(node) [C1] Custom: mine
some detail`,
  },
  {
    says: 'warns once of too many listeners',
    program: `import { EventEmitter } from 'node:events';
class Room extends EventEmitter {}
const room = new Room();
for (let index = 0; index < 12; index++) room.on('message', () => {});`,
    prints: `(node) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 message listeners added to [Room]. MaxListeners is 10. Use emitter.setMaxListeners() to increase limit
(Use \`node --trace-warnings ...\` to show where the warning was created)`,
  },
  {
    says: 'makes text of what is put into the environment',
    program: `${attempt}
process.env.A = 1 as any;
process.env.B = undefined;
console.log(
  process.env.A === '1',
  process.env.B,
  'A' in process.env,
  delete process.env.A,
  process.env.A,
  Object.keys(process.env).includes('B'),
);
console.log(
  attempt(() => {
    process.env.X = Symbol('s') as any;
  }),
);`,
    prints: `true undefined true true undefined true
TypeError undefined: Cannot convert a Symbol value to a string`,
  },
  {
    says: 'writes lines to stdout and stderr',
    program: `${attempt}
process.stdout.write('a');
process.stdout.write('b\\nc');
process.stdout.write(Buffer.from('d\\n'));
process.stdout.write('x\\n', () => process.stdout.write('written\\n'));
console.log(attempt(() => process.stdout.write(5 as any)));`,
    prints: `ab
cd
x
TypeError ERR_INVALID_ARG_TYPE: The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
written`,
  },
  {
    says: 'is written to by a stream',
    program: `import { Readable } from 'node:stream';
Readable.from(['a\\n', 'b\\n']).pipe(process.stdout);`,
    prints: `a
b`,
  },
  {
    says: 'tells about itself as Node 26 does',
    program: `console.log(
  process.version.startsWith('v26.'),
  process.versions.node.startsWith('26.'),
  process.release.name,
  process.argv.length,
  typeof process.pid,
);
console.log(
  typeof process.memoryUsage().heapUsed,
  typeof process.cpuUsage().user,
  process.hrtime().length,
  typeof process.hrtime.bigint(),
  process.uptime() > 0,
  process.exitCode,
);
console.log(
  Object.prototype.toString.call(process),
  process.getBuiltinModule('node:path')?.join('a', 'b'),
  process.getBuiltinModule('nope'),
);`,
    prints: `true true node 2 number
number number 2 bigint true undefined
[object process] a/b undefined`,
  },
];
