import { afterAll, describe, expect, test, vi } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { projectFile } from '../../src/bundles/project-file.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { shareOf } from '../../src/classroom/grade/exercise-grade.ts';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import { tryPrivateChecks } from '../../src/classroom/pages/try-private-checks.ts';
import {
  gradePrivately,
  privatelyGraded,
} from '../../src/classroom/private-checks/grade-privately.ts';
import {
  hashPrivateChecks,
  isOfExercise,
  makePrivateJudge,
} from '../../src/classroom/private-checks/private-file.ts';
import { makePrivateTemplate } from '../../src/classroom/private-checks/private-template.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { languages } from '../../src/translations/text.ts';
import { handInWith, reportWith } from './class-of-tests.ts';

const key = 'e-receive/receive-json';
const engine = openNodeEngine();
afterAll(() => engine.close());
const [kit, solution] = await Promise.all([
  bundleProgram(projectFile('src/checks/private-checks.ts')),
  loadLessonFiles(projectFile(`lessons/${key}/solution`)),
]);
const exercises = [
  { key, entry: 'server.ts', subject: 'server' },
  { key: 'g-disconnect/client', entry: 'client.ts', subject: 'client' },
] as const;
const never = new AbortController().signal;
const head = `import { check, checkClient, exercise } from './checks.js';\nexercise('${key}');\n`;
const checkThat = (body: string): string =>
  `${head}check({ id: 'own', title: 'Own' }, async ({ connect, expect }) => {\n${body}\n});\n`;
const tried = (content: string) =>
  tryPrivateChecks(makePrivateJudge(content, kit, 'broken'), {
    ...{ engine, exercises, loadSolution: async () => solution },
    limits: { list: 4000, run: 8000 },
  });

/** A server that answers everything with something that is no JSON. */
const wrong = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => socket.on('message', () => socket.send('no JSON')));
`;

test('the fingerprint of a file is the same however its lines end', async () => {
  const hash = await hashPrivateChecks('a\nb\n');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashPrivateChecks('\uFEFFa\r\nb\r\n')).toBe(hash);
  expect(await hashPrivateChecks('a\nb')).not.toBe(hash);
});

describe('a file of private checks that is tried', () => {
  for (const language of languages) {
    test(`is fine as the template for a teacher (${language})`, async () => {
      const exercise = { key, letter: 'E2', title: 'JSON', subject: 'server' };
      const trial = await tried(makePrivateTemplate([exercise], language));
      expect(trial).toMatchObject({ status: 'fine', checks: [{ exercise: key }] });
      expect(trial.status === 'fine' && trial.checks[0]).not.toHaveProperty('received');
    });
  }

  test('tells what the course’s own solution does not pass, and takes it for no mistake', async () => {
    const trial = await tried(
      checkThat(
        `const client = await connect(); client.sendText('a'); await expect.text(client, 'b');`,
      ),
    );
    expect(trial).toMatchObject({
      status: 'fine',
      checks: [{ id: `${key}#own`, received: { en: 'text "text:1"' } }],
    });
  });

  test('names the line that cannot be read', async () => {
    const trial = await tried(`${head}check({`);
    expect(trial.status).toBe('not-run');
    expect(trial.status === 'not-run' && trial.explanation.en).toContain('private-checks.ts');
  });

  test('says that it throws, is stuck, or has no check', async () => {
    const thrown = await tried(`${head}throw new Error('no such thing');`);
    expect(thrown.status === 'not-run' && thrown.explanation.en).toContain('no such thing');
    expect(await tried(`${head}for (;;);`)).toEqual({ status: 'silent' });
    expect(await tried(head)).toEqual({ status: 'empty' });
    const homeless = await tried(`import { check } from './checks.js';\ncheck({ id: 'a' });`);
    expect(homeless.status === 'not-run' && homeless.explanation.en).toContain('exercise(');
  });

  test('says which exercise is none, and which check is of the wrong kind', async () => {
    const stranger = checkThat('').replace(key, 'z-none/nothing');
    expect(await tried(stranger)).toEqual({
      ...{ status: 'unknown-exercise', exercise: 'z-none/nothing' },
    });
    const client = `${head}checkClient({ id: 'own', title: 'Own' }, async () => {});`;
    expect(await tried(client)).toEqual({
      ...{ status: 'wrong-kind', check: `${key}#own`, wanted: 'check' },
    });
  });

  test('says that a check throws or never ends by itself', async () => {
    const trial = await tried(checkThat('nothing.of.the.kind();'));
    expect(trial).toEqual({
      ...{ status: 'broken-check', check: `${key}#own` },
      message: 'ReferenceError: nothing is not defined',
    });
    expect(await tried(checkThat('for (;;);'))).toEqual({
      ...{ status: 'endless-check', exercise: key },
    });
  });
});

describe('grading with private checks', () => {
  const content = checkThat(
    `const client = await connect(); client.sendText('{"op":"sum","a":1,"b":2}');
     const { text } = await client.nextMessage(); if (JSON.parse(text).r !== 3) throw new Error('no sum');`,
  );
  const own = [{ exercise: key, id: `${key}#own`, title: { es: 'Own', en: 'Own' } }];
  const files = { 'server.ts': wrong };
  const grade = (judgeOf: string) =>
    gradePrivately(
      own,
      (signal) =>
        runChecks({
          ...{ engine, files, entry: 'server.ts', signal, seed: 7 },
          judge: makePrivateJudge(judgeOf, kit, 'failed'),
          choose: (checks) => checks.filter((each) => isOfExercise(each, key)),
        }),
      never,
      6000,
    );

  test('a check that throws over what it got has failed, and says with which words', async () => {
    const [check] = (await grade(content)) ?? [];
    expect(check).toMatchObject({ id: 'private:own', isPrivate: true, status: 'failed' });
    expect(check?.status === 'failed' && check.received.en).toContain('the check threw an error');
  });

  test('checks that come to no end have failed, and the next one has its turn', async () => {
    const [check] = (await grade(checkThat('await connect(); for (;;);'))) ?? [];
    expect(check).toMatchObject({ id: 'private:own', status: 'failed' });
  });

  test('they stand beside the lesson’s, and count by their weights', async () => {
    const run = vi.fn(async () => reportWith({ a: true, b: true }));
    const failed = { ...own[0], id: 'private:own', isPrivate: true, status: 'failed' } as never;
    const graded = await gradeExercise(
      ...([handInWith(), { exercise: key, seed: 1 }, run, never, async () => [failed]] as const),
    );
    if (!graded) throw new Error('There must be a grade.');
    expect(shareOf(graded, key, {})).toBeCloseTo(2 / 3);
    expect(shareOf(graded, key, { [`${key}#private:own`]: 2 })).toBe(0.5);
    expect(privatelyGraded({ [key]: graded }, [key])).toEqual({ [key]: graded });
  });

  test('what was graded without them, where there are any, is to be graded again', async () => {
    const run = async () => reportWith({ a: true });
    const graded = await gradeExercise(handInWith(), { exercise: key, seed: 1 }, run, never);
    if (!graded) throw new Error('There must be a grade.');
    expect(privatelyGraded({ [key]: graded }, [key])).toEqual({});
    expect(privatelyGraded({ [key]: graded }, [])).toEqual({ [key]: graded });
  });
});
