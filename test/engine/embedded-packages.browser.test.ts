import { afterAll, describe, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { run } from './watched-program.ts';

const opened: Engine[] = [];

afterAll(async () => {
  await Promise.all(opened.map((engine) => engine.close()));
});

describe('a package of the embedded engine', () => {
  test('is fetched only when a program imports it, and each program runs its own', async () => {
    let fetched = 0;
    const engine = await openWith(() => {
      fetched++;
      return Promise.resolve(`export const list = []; export class Room {}`);
    });
    expect(await printed(engine, `import 'ws'; console.log('no package');`)).toEqual([
      'no package',
    ]);
    expect(fetched).toBe(0);
    const program = `import { list, Room } from 'enchufe';
      import * as all from 'enchufe';
      list.push(new Room());
      console.log(list, Object.keys(all), (await import('enchufe')) === all);`;
    const expected = [`[ Room {} ] [ 'Room', 'list' ] true`];
    expect(await printed(engine, program)).toEqual(expected);
    expect(await printed(engine, program)).toEqual(expected);
  });

  test("has the program's own ws and Node modules", async () => {
    const engine = await openWith(() =>
      Promise.resolve(
        `import WebSocket, { WebSocketServer as Server } from 'ws'; import { Buffer } from 'node:buffer';
         export const same = (ws, server, buffer) => [ws === WebSocket, server === Server, buffer === Buffer];`,
      ),
    );
    expect(
      await printed(
        engine,
        `import ws, { WebSocketServer } from 'ws';
         import { same } from 'enchufe';
         console.log(...same(ws, WebSocketServer, Buffer));`,
      ),
    ).toEqual(['true true true']);
  });

  test('can be named by an expression', async () => {
    const engine = await openWith(() => Promise.resolve(`export const answer = 42;`));
    expect(
      await printed(engine, `const name = 'enchufe'; console.log((await import(name)).answer);`),
    ).toEqual(['42']);
  });

  test('that cannot be fetched is missed only where an expression names it', async () => {
    const engine = await openWith(() => Promise.reject(new Error('offline')));
    expect(
      await printed(
        engine,
        `for (const name of ['ws', 'enchufe'])
           console.log(await import(name).then(() => 'there', (error) => error.message));`,
      ),
    ).toEqual(['there', 'The module "enchufe" is not available here']);
  });

  test('is there in files that import each other in a circle', async () => {
    const engine = await openWith(() => Promise.resolve(`export const answer = 42;`));
    const program = run(
      engine,
      `import { ask } from './ask.ts'; export const word = 'is'; console.log(ask());`,
      {
        files: {
          'ask.ts': `import { word } from './server.ts'; import { answer } from 'enchufe';
            export const ask = () => word + ' ' + answer;`,
        },
      },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['is 42']);
  });

  test('ends the program when it cannot be fetched, and is asked for again', async () => {
    let tries = 0;
    const engine = await openWith(() =>
      ++tries === 1
        ? Promise.reject(new Error('offline'))
        : Promise.resolve(`export const answer = 42;`),
    );
    const text = `import { answer } from 'enchufe'; console.log(answer);`;
    expect(await run(engine, text).ended).toEqual({ status: 'sandbox-lost' });
    expect(await printed(engine, text)).toEqual(['42']);
  });

  test('leaves a program that is stopped meanwhile unstarted, and what it is sent waits', async () => {
    const fetching = Promise.withResolvers<string>();
    const engine = await openWith(() => fetching.promise);
    const text = `import 'enchufe'; process.once('message', (value) => console.log(value));`;
    const stopped = run(engine, text);
    const waiting = run(engine, text, { role: 'trusted' });
    waiting.program.send('hola');
    expect(await stopped.program.stop()).toEqual({ status: 'stopped' });
    fetching.resolve('');
    expect(await waiting.line('hola')).toBe('hola');
    expect(stopped.events.map(({ type }) => type)).toEqual(['ended']);
  });

  test('is missed where the engine has none', async () => {
    const engine = await openEmbeddedEngine();
    opened.push(engine);
    expect(await run(engine, `import { App } from 'enchufe'; new App();`).ended).toMatchObject({
      status: 'not-loaded',
      reason: 'not-available',
      specifier: 'enchufe',
      error: { message: 'The module "enchufe" is not available here' },
    });
  });
});

async function openWith(enchufe: () => Promise<string>): Promise<Engine> {
  const engine = await openEmbeddedEngine({ packages: { enchufe } });
  opened.push(engine);
  return engine;
}

async function printed(engine: Engine, text: string): Promise<string[]> {
  const program = run(engine, text);
  expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
  return program.output;
}
