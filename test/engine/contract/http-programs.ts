import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** Makes lines of a contract out of a sentence, a program, and what the program prints before it ends. */
export function programLines(
  engine: () => Engine,
): (sentence: string, program: string, output: string[]) => void {
  return (sentence, program, output) => {
    test(sentence, async () => {
      const watched = run(engine(), program, { files: { 'talk.ts': talk, 'raw.ts': raw } });
      const end = await watched.ended;
      expect(watched.output).toEqual(output);
      expect(end).toEqual({ status: 'ended', exitCode: 0 });
    });
  };
}

// Sends text over one connection, each further piece after an answer, and gives what came until the end; ⏎ is CR LF.
const talk = `
import { connect } from 'node:net';
export function talk(text: string, ...later: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(8080);
    const send = (piece: string) => socket.write(piece.replaceAll('⏎', '\\r\\n'), 'latin1');
    let got = '';
    socket.on('data', (bytes) => {
      got += bytes.toString('latin1');
      const piece = later.shift();
      if (piece !== undefined) send(piece);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got.replace(/Date: [^\\r]*/g, 'Date: now').replaceAll('\\r\\n', '⏎')));
    send(text);
  });
}`;

// A server that answers every connection with the same bytes, and keeps what it received.
const raw = `
import { createServer } from 'node:net';
export const received: string[] = [];
export function answer(text: string, isEnd = false) {
  return createServer((socket) => {
    const index = received.push('') - 1;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received[index] += bytes.toString('latin1').replaceAll('\\r\\n', '⏎');
      if (text === '') socket.destroy();
      else if (isEnd) socket.end(text.replaceAll('⏎', '\\r\\n'), 'latin1');
      else socket.write(text.replaceAll('⏎', '\\r\\n'), 'latin1');
    });
    socket.on('end', () => socket.end());
  }).listen(8080);
}`;
