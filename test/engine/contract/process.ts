import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../printed-lines.ts';
import { freshNetwork, run } from '../watched-program.ts';

/** Node's `process`: ends, errors, warnings, signals, and the order of what is put off. */
export function processContract(engine: () => Engine): void {
  testPrintedLines(engine, lines);

  test('prints an uncaught error with its fields and cause', async () => {
    const program = run(
      engine(),
      `function go() {\n  throw Object.assign(new Error('lost', { cause: new TypeError('why') }), { code: 'E_LOST' });\n}\nsetTimeout(() => { go(); }, 1);`,
    );
    expect(await program.ended).toMatchObject({ status: 'threw', error: { message: 'lost' } });
    const printed = program.output.join('\n');
    expect(printed).toContain('Error: lost\n    at go (server.ts:2:23)\n');
    expect(printed).toContain(
      `  code: 'E_LOST',\n  [cause]: TypeError: why\n      at go (server.ts:2:50)`,
    );
  });

  test('prints where an error was emitted that nobody listened for', async () => {
    const program = run(
      engine(),
      `import { EventEmitter } from 'node:events';\nclass Room extends EventEmitter {}\nconst room = new Room();\n` +
        `function go() {\n  room.emit('error', new Error('unheard'));\n}\nsetTimeout(() => { go(); }, 1);`,
    );
    expect(await program.ended).toMatchObject({ status: 'threw', error: { message: 'unheard' } });
    const printed = program.output.join('\n');
    expect(printed).toContain('Error: unheard\n    at go (server.ts:5:22)\n');
    expect(printed).toContain(
      `Emitted 'error' event on Room instance at:\n    at go (server.ts:5:8)\n`,
    );
  });

  test('ends with a rejection without an error in the words of Node', async () => {
    const program = run(engine(), `Promise.reject('why');`);
    expect(await program.ended).toMatchObject({
      status: 'threw',
      error: {
        name: 'UnhandledPromiseRejection',
        message:
          'This error originated either by throwing inside of an async function without a catch block, ' +
          'or by rejecting a promise which was not handled with .catch(). ' +
          'The promise rejected with the reason "why".',
      },
    });
  });

  test('lets a program that listens for SIGTERM end in order when it is stopped', async () => {
    const program = run(
      engine(),
      `process.on('SIGTERM', () => { console.log('closing'); setTimeout(() => { console.log('closed'); process.exit(0); }, 20); });\nsetInterval(() => {}, 1000);\nconsole.log('up');`,
    );
    await program.line('up');
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
    expect(program.output).toEqual(['up', 'closing', 'closed']);
  });

  test('sends the close frames of a stopped program that listens for SIGTERM', async () => {
    const network = freshNetwork();
    const server = run(
      engine(),
      `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
process.on('SIGTERM', () => {
  for (const client of server.clients) client.close(1001, 'going away');
  server.close();
});`,
      { network },
    );
    await server.event('listening');
    const client = run(
      engine(),
      `import { WebSocket } from 'ws';
const socket = new WebSocket('ws://localhost:8080');
socket.on('open', () => console.log('open'));
socket.on('close', (code, reason) => console.log(code + ' ' + reason));`,
      { network },
    );
    await client.line('open');
    expect(await server.program.stop()).toEqual({ status: 'stopped' });
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['open', '1001 going away']);
  });
}

const lines: readonly PrintedLine[] = [
  {
    says: 'tells the cause of an error',
    program: `async function go() {
  throw new Error('outer', { cause: new TypeError('inner') });
}
process.on('uncaughtException', (error: any) =>
  console.log(error.message, error.cause.name, error.cause.message),
);
go();`,
    prints: `outer TypeError inner`,
  },
  {
    says: 'ends with ERR_UNHANDLED_ERROR when what is emitted as an error is none',
    program: `import { EventEmitter } from 'node:events';
process.on('uncaughtException', (error: any) =>
  console.log(error.name, error.code, error.message, error.context),
);
setTimeout(() => {
  new EventEmitter().emit('error', { a: 1 });
}, 1);
setTimeout(() => {
  new EventEmitter().emit('error');
}, 2);`,
    prints: `Error ERR_UNHANDLED_ERROR Unhandled error. ({ a: 1 }) { a: 1 }
Error ERR_UNHANDLED_ERROR Unhandled error. (undefined) undefined`,
  },
  {
    says: 'makes an error of a rejection without one',
    program: `process.on('uncaughtException', (error: any, origin) =>
  console.log(error.name, error.code, error.message, origin),
);
Promise.reject('why');
Promise.reject({ a: 1 });`,
    prints: `UnhandledPromiseRejection ERR_UNHANDLED_REJECTION This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "why". unhandledRejection
UnhandledPromiseRejection ERR_UNHANDLED_REJECTION This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "#<Object>". unhandledRejection`,
  },
  {
    says: 'tells unhandledRejection the reason and the promise, and rejectionHandled the promise',
    program: `const promise = Promise.reject(new Error('late'));
process.on('unhandledRejection', (reason: any, which) =>
  console.log('unhandled', reason.message, which === promise),
);
process.on('rejectionHandled', (which) => console.log('handled', which === promise));
setTimeout(() => promise.catch(() => {}), 10);`,
    prints: `unhandled late true
handled true`,
  },
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
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
console.log(attempt(() => process.exit('abc')));
console.log(
  attempt(() => {
    process.exitCode = 1.5;
  }),
);`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "code" argument must be of type number. Received type string ('abc')
RangeError ERR_OUT_OF_RANGE: The value of "code" is out of range. It must be an integer. Received 1.5`,
  },
  {
    says: 'captures uncaught errors in one place',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
console.log(attempt(() => process.setUncaughtExceptionCaptureCallback(() => {})));
setTimeout(() => {
  throw new Error('one');
}, 1);
setTimeout(() => console.log('on'), 10);`,
    prints: `true
Error ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: \`process.setupUncaughtExceptionCapture()\` was called while a capture callback was already active
captured one
on`,
  },
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
    says: 'ends with 128 and the number of the signal that it sends itself',
    program: `process.kill(process.pid, 'SIGTERM');
setTimeout(() => {}, 1000);`,
    prints: ``,
    exitCode: 143,
  },
  {
    says: 'tells a listener of the signal',
    program: `process.on('SIGTERM', (signal, number) => console.log(signal, number));
process.kill(process.pid, 'SIGTERM');
console.log('after');
setTimeout(() => {}, 50);`,
    prints: `after
SIGTERM 15`,
  },
  {
    says: 'refuses unknown signals and processes',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
console.log(attempt(() => process.kill(process.pid, 'SIGNONE')));
console.log(process.kill(process.pid, 0));`,
    prints: `TypeError ERR_UNKNOWN_SIGNAL: Unknown signal: SIGNONE
true`,
  },
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
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
process.nextTick((a: number, b: number) => console.log(a, b), 1, 2);
console.log(attempt(() => process.nextTick(5 as any)));`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "callback" argument must be of type function. Received type number (5)
1 2`,
  },
  {
    says: 'makes text of what is put into the environment',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
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
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
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
