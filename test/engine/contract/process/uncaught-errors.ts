import { expect, test } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../../printed-lines.ts';
import { run } from '../../watched-program.ts';
import { attempt } from '../attempt.ts';

/** What becomes of an error that no program catches, and of a rejection that none handles. */
export function uncaughtErrorContract(engine: () => Engine): void {
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
    says: 'captures uncaught errors in one place',
    program: `${attempt}
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
];
