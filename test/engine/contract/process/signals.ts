import { expect, test } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../../printed-lines.ts';
import { serve } from '../../served-program.ts';
import { run } from '../../watched-program.ts';
import { attempt } from '../attempt.ts';

/** What signals do to a program: its own, and the SIGTERM of a stop. */
export function signalContract(engine: () => Engine): void {
  testPrintedLines(engine, lines);

  test('lets a program that listens for SIGTERM end in order when it is stopped', async () => {
    const program = run(
      engine(),
      `process.on('SIGTERM', () => { console.log('closing'); setTimeout(() => { console.log('closed'); process.exit(0); }, 20); });\nsetInterval(() => {}, 1000);\nconsole.log('up');`,
    );
    await program.line('up');
    expect(await program.program.stop()).toEqual({ status: 'stopped' });
    expect(program.output).toEqual(['up', 'closing', 'closed']);
  });

  test('ends a program at once, as a crash would, although it listens for SIGTERM', async () => {
    const started = run(
      engine(),
      `process.on('SIGTERM', () => console.log('closing'));\nsetInterval(() => {}, 1000);\nconsole.log('up');`,
    );
    await started.line('up');
    expect(await started.program.stop('at-once')).toEqual({ status: 'stopped' });
    expect(started.output).toEqual(['up']);
  });

  test('sends the close frames of a stopped program that listens for SIGTERM', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
process.on('SIGTERM', () => {
  for (const client of server.clients) client.close(1001, 'going away');
  server.close();
});`,
    );
    const client = beside(
      `import { WebSocket } from 'ws';
const socket = new WebSocket('ws://localhost:8080');
socket.on('open', () => console.log('open'));
socket.on('close', (code, reason) => console.log(code + ' ' + reason));`,
    );
    await client.line('open');
    expect(await server.program.stop()).toEqual({ status: 'stopped' });
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['open', '1001 going away']);
  });
}

const lines: readonly PrintedLine[] = [
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
    program: `${attempt}
console.log(attempt(() => process.kill(process.pid, 'SIGNONE')));
console.log(process.kill(process.pid, 0));`,
    prints: `TypeError ERR_UNKNOWN_SIGNAL: Unknown signal: SIGNONE
true`,
  },
];
