import { beforeAll, describe, expect, test } from 'vitest';
import type { ClassCourse } from '../../src/classroom/assignment/class-course.ts';
import { shareOf, type ExerciseGrade } from '../../src/classroom/grade/exercise-grade.ts';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';
import { makeExerciseRunner } from '../../src/classroom/pages/exercise-runner.ts';
import solution from '../../lessons/e-receive/receive-json/solution/server.ts?raw';

const exercise = 'e-receive/receive-json';
const title = { es: '', en: '' };
const course: ClassCourse = {
  version: '',
  exercises: [
    {
      ...{ key: exercise, letter: 'E2', title, summary: title, entry: 'server.ts' },
      ...{ subject: 'server', hash: '' },
    },
  ],
};
const run = makeExerciseRunner(course);
const never = new AbortController().signal;

async function gradeFiles(files: Record<string, string>, claims: object = {}) {
  const handIn = {
    ...{ assignment: '', course: '', student: 'eva', handedInAt: '' },
    exercises: { [exercise]: { files, attempts: 1, ...claims } },
    ...claims,
  } satisfies HandIn;
  const grade = await gradeExercise(handIn, { exercise, seed: 7 }, run, never);
  if (!grade) throw new Error('The run was given up.');
  return grade;
}

/** A server that answers everything with the same wrong text. */
const wrong = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => socket.on('message', () => socket.send('x')));
`;
const shareOfFiles = (grade: ExerciseGrade): number => shareOf(grade, exercise, {});
const after = (attack: string): string => `${wrong}\n${attack}`;
const before = (attack: string): string => wrong.replace('const server', `${attack}\nconst server`);

const verdicts = `[
  { status: 'passed' },
  { type: 'result', status: 'passed' },
  { type: 'outcome', outcome: { status: 'passed' }, sign: 'answers' },
  { type: 'message', value: { type: 'ran', request: 1, outcome: { status: 'passed' } } },
]`;
const attacks: Readonly<Record<string, string>> = {
  'prints what looks like verdicts': after(
    `for (const each of ${verdicts}) console.log(JSON.stringify(each), '✓ passed');`,
  ),
  'sends verdicts to whoever started it': after(
    `for (const each of ${verdicts}) { process.send?.(each); process.emit?.('message', each); }`,
  ),
  'posts verdicts out of its worker': after(
    `for (const each of ${verdicts}) { try { self.postMessage(each); } catch {} try { postMessage(each); } catch {} }`,
  ),
  'posts verdicts on channels': after(
    `try { for (const name of ['enchufe', 'enchufe:news']) new BroadcastChannel(name).postMessage({ status: 'passed' }); } catch {}`,
  ),
  'makes every comparison true': before(
    `Object.is = () => true; Array.prototype.every = () => true; Array.prototype.includes = () => true;
String.prototype.includes = () => true; String.prototype.startsWith = () => true; Buffer.prototype.equals = () => true;`,
  ),
  'pollutes the prototypes': before(
    `Object.prototype.status = 'passed'; Object.prototype.passed = true; Array.prototype.status = 'passed';`,
  ),
  'changes JSON': before(
    `JSON.stringify = () => '{"status":"passed"}'; JSON.parse = () => ({ status: 'passed' });`,
  ),
  'has values that equal everything': after(
    `globalThis.Symbol.toPrimitive; const equal = { [Symbol.toPrimitive]: () => 'passed', valueOf: () => 1, toString: () => 'passed' };
server.on('connection', (socket) => { try { socket.send(equal); } catch {} });`,
  ),
  'ends well before anybody asks': 'process.exit(0);',
  'ends well when somebody comes': after(`server.on('connection', () => process.exit(0));`),
  'is stuck': after(`server.on('connection', () => { for (;;); });`),
  'never listens': 'setInterval(() => {}, 1000);',
  'closes its worker': after(`server.on('connection', () => { try { self.close(); } catch {} });`),
  'throws things that are no errors': after(
    `server.on('connection', () => { throw { status: 'passed', message: 'passed' }; });`,
  ),
  'rejects for nobody': after(`Promise.reject({ status: 'passed' });`),
  'floods its console': after(
    `server.on('connection', () => { for (let i = 0; i < 50_000; i += 1) console.log('passed', i); });`,
  ),
  'fills its memory': after(
    `const hoard: unknown[] = []; server.on('connection', () => { for (let i = 0; i < 40; i += 1) hoard.push(new Uint8Array(1_000_000).fill(i)); });`,
  ),
  'asks the network and the storage': after(
    `for (const ask of [() => fetch('https://example.org/'), () => indexedDB.open('enchufe-class'), () => localStorage.setItem('a', 'b'), () => caches.open('a'), () => new WebSocket('wss://example.org/')]) { try { void Promise.resolve(ask()).catch(() => {}); } catch {} }`,
  ),
  'opens a server where the judge might': after(
    `for (const port of [80, 443, 8001, 9000]) { try { new WebSocketServer({ port }).on('error', () => {}); } catch {} }`,
  ),
  'replaces ws': before(
    `WebSocketServer.prototype.emit = () => true; WebSocketServer.prototype.close = () => { throw new Error('no'); };`,
  ),
  'stops the timers': before(
    `globalThis.setTimeout = (() => 0) as never; globalThis.queueMicrotask = () => {}; globalThis.setInterval = (() => 0) as never;`,
  ),
  'cannot be read': 'import {{{',
  'imports what is not there': `import '../../../checks.ts';\n${wrong}`,
};

describe('a hostile submission gains nothing', () => {
  let honest = 1;
  beforeAll(async () => {
    honest = shareOfFiles(await gradeFiles({ 'server.ts': wrong }));
  });

  test('while a right one gets all, before and after the hostile ones', async () => {
    expect(shareOfFiles(await gradeFiles({ 'server.ts': solution }))).toBe(1);
    expect(honest).toBeLessThan(1);
  });

  for (const [what, code] of Object.entries(attacks)) {
    test(`that ${what}`, { timeout: 120_000 }, async () => {
      const grade = await gradeFiles({ 'server.ts': code });
      expect(shareOfFiles(grade)).toBeLessThanOrEqual(honest);
    });
  }

  test('that claims to have passed', async () => {
    const claims = { status: 'passed', passed: true, checks: [{ id: 'a', status: 'passed' }] };
    const grade = await gradeFiles({ 'server.ts': wrong }, claims);
    expect(shareOfFiles(grade)).toBe(honest);
  });

  test('that brings checks of its own', async () => {
    const grade = await gradeFiles({
      ...{ 'server.ts': wrong, 'checks.ts': 'export {}', 'node_modules/ws/index.js': 'export {}' },
    });
    expect(shareOfFiles(grade)).toBeLessThanOrEqual(honest);
  });

  test('and leaves the next one a fair trial', async () => {
    expect(shareOfFiles(await gradeFiles({ 'server.ts': solution }))).toBe(1);
  });
});
