import { expect, test } from 'vitest';
import { EngineAccess } from '../../src/workbench/run/engine-access.ts';
import { RunSession, type RunWords } from '../../src/workbench/run/run-session.svelte.ts';
import { statusWords } from '../../src/workbench/run/run-status.ts';
import type { Language } from '../../src/translations/text.ts';
import { workbenchTexts } from '../../src/translations/workbench.ts';
import { FakeEngine } from './fake-engine.ts';

/** The words of a run in a language. */
const inLanguage = (language: Language): RunWords => ({
  language,
  workbench: workbenchTexts[language],
});

const plan = { files: { 'server.ts': '', 'client.ts': '' }, entry: 'server.ts' };

test('says that the server listens, and starts the client then', async () => {
  const { engine, session, told } = setUp();
  await session.run({ ...plan, clientEntry: 'client.ts' });
  expect(engine.programs.map(({ spec }) => spec.entry)).toEqual(['server.ts']);
  expect(words(session)).toBe('Arrancando');
  engine.programs[0]?.emit({ type: 'listening', port: 8000 });
  expect(words(session)).toBe('Escuchando en 8000');
  expect(engine.programs.map(({ spec }) => spec.entry)).toEqual(['server.ts', 'client.ts']);
  expect(engine.programs[1]?.spec.env).toEqual({
    PORT: '8000',
    SERVER_URL: 'ws://localhost:8000',
  });
  expect(told).toEqual(['begins', 'listens']);
});

test('restarts only the server, and tells nobody of the end of the old one', async () => {
  const { engine, session, told } = setUp();
  await session.run({ ...plan, clientEntry: 'client.ts' });
  engine.programs[0]?.emit({ type: 'listening', port: 8000 });
  const restarted = session.restartServer('at-once');
  expect(words(session)).toBe('Arrancando');
  await restarted;
  expect(engine.programs.map(({ spec, isOver }) => [spec.entry, isOver])).toEqual([
    ['server.ts', true],
    ['client.ts', false],
    ['server.ts', false],
  ]);
  expect(engine.programs[0]?.stoppedHow).toBe('at-once');
  expect(words(session)).toBe('Arrancando');
  engine.programs[2]?.emit({ type: 'listening', port: 8000 });
  expect(words(session)).toBe('Escuchando en 8000');
  expect(engine.programs).toHaveLength(3);
  expect(told).toEqual(['begins', 'listens', 'ends', 'listens']);
  await session.restartServer('orderly');
  expect(engine.programs[2]?.stoppedHow).toBe('orderly');
  await session.stop();
  await session.restartServer('orderly');
  expect(engine.programs).toHaveLength(4);
});

test('names the line of an uncaught error in the status and in one sentence', async () => {
  const { engine, session } = setUp();
  await session.run(plan);
  engine.programs[0]?.end({
    status: 'threw',
    error: { name: 'Error', message: 'se acabó', position: { file: 'server.ts', line: 12 } },
  });
  expect(words(session)).toBe('Falló en server.ts:12');
  expect(session.failedAt).toEqual({ file: 'server.ts', line: 12 });
  await expect.poll(() => session.console.lines.length).toBe(1);
  expect(session.console.lines[0]).toMatchObject({
    kind: 'mistake',
    position: { file: 'server.ts', line: 12 },
  });
});

test('understands a program that had ended before anybody could listen', async () => {
  const { engine, session } = setUp();
  engine.onStart = (program) => {
    program.end({
      status: 'not-loaded',
      reason: 'syntax-error',
      error: { name: 'SyntaxError', message: '', position: { file: 'server.ts', line: 2 } },
    });
  };
  await session.run(plan);
  expect(words(session)).toBe('Falló en server.ts:2');
  expect(session.isRunning).toBe(false);
});

test('tells of a server on another port', async () => {
  const { engine, session } = setUp();
  await session.run(plan);
  engine.programs[0]?.emit({ type: 'listening', port: 3000 });
  await expect
    .poll(() => session.console.lines.map(({ text }) => text))
    .toEqual([
      'El servidor escucha en el puerto 3000, pero los clientes lo buscan en el 8000 (process.env.PORT).',
    ]);
});

test('a new run replaces the programs of the last one', async () => {
  const { engine, session } = setUp();
  await session.run(plan);
  const first = engine.programs[0];
  await session.run(plan);
  expect(first?.isOver).toBe(true);
  expect(engine.programs).toHaveLength(2);
  first?.emit({ type: 'output', level: 'log', text: 'too late' });
  expect(words(session)).toBe('Arrancando');
});

test('Stop ends the programs and says so', async () => {
  const { engine, session, told } = setUp();
  await session.run(plan);
  engine.programs[0]?.emit({ type: 'listening', port: 8000 });
  await session.stop();
  expect(engine.programs[0]?.isOver).toBe(true);
  expect(words(session)).toBe('Parado');
  expect(told).toEqual(['begins', 'listens', 'ends']);
});

test('an engine that cannot be opened is one sentence, and the next run tries again', async () => {
  let attempts = 0;
  const access = new EngineAccess(() => {
    attempts += 1;
    return Promise.reject(new Error('workers are switched off'));
  });
  const session = new RunSession(access, inLanguage('en'), listener([]));
  await session.run(plan);
  await session.run(plan);
  expect(attempts).toBe(2);
  expect(statusWords(session.status, workbenchTexts.en)).toBe('Cannot run');
  await expect
    .poll(() => session.console.lines.at(-1)?.text)
    .toBe('The engine that runs your code could not be opened: workers are switched off');
});

test('opens a new engine after the sandbox was lost', async () => {
  const { engine, session, opened } = setUp();
  await session.run(plan);
  engine.programs[0]?.end({ status: 'sandbox-lost' });
  await expect.poll(() => engine.isClosed).toBe(true);
  await session.run(plan);
  expect(opened()).toBe(2);
});

function setUp() {
  const engine = new FakeEngine();
  const told: string[] = [];
  let count = 0;
  const access = new EngineAccess(() => {
    count += 1;
    return Promise.resolve(engine);
  });
  const session = new RunSession(access, inLanguage('es'), listener(told));
  return { engine, session, told, opened: () => count };
}

function listener(told: string[]) {
  return {
    begins: () => void told.push('begins'),
    listens: () => void told.push('listens'),
    ends: () => void told.push('ends'),
  };
}

function words(session: RunSession): string {
  return statusWords(session.status, workbenchTexts.es);
}
