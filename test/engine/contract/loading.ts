import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** How an engine turns files into a running program. */
export function loadingContract(engine: () => Engine): void {
  test('runs TypeScript with types, enums and parameter properties', async () => {
    const program = run(
      engine(),
      `enum Colour { Red = 'red' }
       interface Named { name: string }
       class Room implements Named { constructor(readonly name: string) {} }
       const room = new Room('lobby') satisfies Named;
       console.log(room.name as string, Colour.Red);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['lobby red']);
  });

  test('runs generators that yield nothing in the middle of an expression', async () => {
    const program = run(
      engine(),
      `function* remember(): Generator<void, string, string> {
         const first: string[] = [yield];
         first.push(yield);
         return (yield) + first.join() + '[yield]';
       }
       const memory = remember();
       for (const word of ['', 'a', 'b']) memory.next(word);
       console.log(memory.next('c').value);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['ca,b[yield]']);
  });

  test('imports other files of the program, however their names are written', async () => {
    const program = run(
      engine(),
      `import { one } from './one.ts';
       import { two } from './lib/two.js';
       import three from './three';
       import * as four from './lib';
       export { one } from './one.ts';
       console.log(one, two, three, four.four);`,
      {
        files: {
          'one.ts': `export const one: number = 1;`,
          'lib/two.ts': `import { one } from '../one.ts'; export const two = one + 1;`,
          'three.ts': `export default 3;`,
          'lib/index.ts': `export * from './four.ts';`,
          'lib/four.ts': `export const four = 4;`,
        },
      },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['1 2 3 4']);
  });

  test('runs a file once that several files import', async () => {
    const program = run(engine(), `import './a.ts'; import './b.ts'; console.log('server');`, {
      files: {
        'a.ts': `import './once.ts'; console.log('a');`,
        'b.ts': `import './once.ts'; console.log('b');`,
        'once.ts': `console.log('once');`,
      },
    });
    await program.ended;
    expect(program.output).toEqual(['once', 'a', 'b', 'server']);
  });

  test('leaves away imports of types only, even of a file that imports back', async () => {
    const program = run(
      engine(),
      `import type { Room } from './room.ts';
       import { Message } from './room.ts';
       const room: Room = { name: 'lobby' };
       const message: Message = room.name;
       console.log(message);
       export type Server = { room: Room };`,
      {
        files: {
          'room.ts': `import type { Server } from './server.ts';
            export interface Room { name: string; server?: Server }
            export type Message = string;`,
        },
      },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['lobby']);
  });

  test('waits at a top-level await, also in an imported file', async () => {
    const program = run(
      engine(),
      `import { value } from './later.ts';
       console.log('got', value);
       await new Promise((resolve) => setTimeout(resolve, 5));
       console.log('after');`,
      { files: { 'later.ts': `export const value = await Promise.resolve(7);` } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['got 7', 'after']);
  });

  test('imports a file at run time', async () => {
    const program = run(
      engine(),
      `const { answer } = await import('./answer.ts'); console.log(answer);`,
      { files: { 'answer.ts': `export const answer = 42;` } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['42']);
  });

  test('imports JSON', async () => {
    const program = run(
      engine(),
      `import rooms from './rooms.json' with { type: 'json' }; console.log(rooms[1]);`,
      { files: { 'rooms.json': `["lobby",\n "kitchen"]` } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['kitchen']);
  });

  test('imports modules of Node with and without "node:"', async () => {
    const program = run(
      engine(),
      `import { EventEmitter } from 'node:events';
       import events, { once } from 'events';
       import * as path from 'node:path';
       console.log(events === EventEmitter, typeof once, path.join('a', 'b'));`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['true function a/b']);
  });

  test('says where a file cannot be parsed, and runs nothing', async () => {
    const program = run(engine(), `console.log('first');\nconst x: number = ;\n`);
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'syntax-error',
      error: {
        name: 'SyntaxError',
        message: 'Unexpected ";"',
        position: { file: 'server.ts', line: 2, column: 19 },
      },
    });
    expect(program.events.map((event) => event.type)).toEqual(['ended']);
  });

  test('says which file is missing and which one may be meant', async () => {
    const program = run(
      engine(),
      `import './one.ts';\n\nimport { Room } from './rom.ts';\nnew Room();`,
      {
        files: { 'one.ts': '', 'room.ts': 'export class Room {}' },
      },
    );
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'missing-module',
      specifier: './rom.ts',
      suggestion: './room.ts',
      error: {
        name: 'Error',
        message: 'Cannot find "./rom.ts". Did you mean "./room.ts"?',
        position: { file: 'server.ts', line: 3, column: 22 },
      },
    });
  });

  test('says which package is missing', async () => {
    const program = run(engine(), `import express from 'express';\nexpress();`);
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'missing-module',
      specifier: 'express',
      error: {
        name: 'Error',
        message: 'Cannot find "express"',
        position: { file: 'server.ts', line: 1, column: 21 },
      },
    });
  });

  test('says which name a file does not export', async () => {
    const program = run(engine(), `import { Room } from './room.ts';\nnew Room();`, {
      files: { 'room.ts': 'export class Lobby {}' },
    });
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'syntax-error',
      error: {
        name: 'SyntaxError',
        message: '"./room.ts" has no export named "Room"',
        position: { file: 'server.ts', line: 1, column: 10 },
      },
    });
  });

  test('says when the entry is missing', async () => {
    const program = run(engine(), '', { entry: 'main.ts' });
    expect(await program.ended).toEqual({
      status: 'not-loaded',
      reason: 'missing-module',
      specifier: 'main.ts',
      error: { name: 'Error', message: 'Cannot find "main.ts"' },
    });
  });

  test('gives a program its environment', async () => {
    const program = run(engine(), `console.log(process.env.PORT, process.env['NOBODY']);`, {
      env: { PORT: '9123' },
    });
    await program.ended;
    expect(program.output).toEqual(['9123 undefined']);
  });

  test('reports that a program started before anything that it does', async () => {
    const program = run(engine(), `console.log('hello');`);
    await program.ended;
    expect(program.events.map((event) => event.type)).toEqual(['started', 'output', 'ended']);
  });

  test('tells a late listener everything from the beginning', async () => {
    const program = run(engine(), `console.log('hello');`);
    await program.ended;
    const late: string[] = [];
    program.program.subscribe((event) => late.push(event.type));
    expect(late).toEqual(['started', 'output', 'ended']);
  });
}
