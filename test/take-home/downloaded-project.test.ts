import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { bundleTakeHome } from '../../src/bundles/bundle-take-home.ts';
import type { Exercise } from '../../src/course/course.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { readCourse } from '../../src/course/read-course.ts';
import { makeProjectFiles, projectName } from '../../src/take-home/project-files.ts';
import { zipProject } from '../../src/take-home/zip-project.ts';
import { freshFolder } from '../command-line/run-enchufe.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));
const exercises = readCourse(await loadLessonFiles(lessons)).sections.flatMap((section) =>
  section.status === 'written' ? section.exercises : [],
);
const own = await bundleTakeHome();
// The newest Node of this project comes first, as it does for its scripts.
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
const execute = promisify(execFile);
const isReachable = await execute('npm', ['view', 'ws', 'version'], { env }).then(
  () => true,
  () => false,
);
if (!isReachable)
  console.warn('The npm registry is out of reach: downloaded projects are not installed.');

describe('a downloaded project', { timeout: 240_000 }, () => {
  test.skipIf(!isReachable).each([
    { kind: 'a server with ws', key: 'e-receive/receive-json' },
    { kind: 'a server with enchufe', key: 'e-receive/receive-with-enchufe' },
    { kind: 'a client', key: 'a-websockets/three-pushes' },
  ])('installs, fails as it begins and passes when it is right: $kind', async ({ key }) => {
    const exercise = exercises.find((one) => one.key === key);
    if (!exercise) throw new Error(`There is no exercise ${key}.`);
    const folder = await unpack(exercise);
    await execute('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, env });
    const failed = await npmTest(folder);
    expect(failed.exitCode).toBe(1);
    expect(failed.output).toContain('Expected:');
    for (const [path, content] of Object.entries(exercise.solution)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const passed = await npmTest(folder);
    expect(passed).toMatchObject({ exitCode: 0 });
    expect(passed.output).toMatch(/All \d+ checks pass\./);
  });

  test('keeps what the learner wrote, also under a name of ours', async () => {
    const [exercise] = exercises;
    if (!exercise) throw new Error('There are no exercises.');
    const mine = { 'README.md': 'mine', 'package.json': '{}', 'lib/a.ts': 'export {};' };
    const files = makeProjectFiles(
      { ...exercise, files: { ...exercise.starter, ...mine }, judge: '' },
      own,
      'es',
    );
    expect(files).toMatchObject({
      ...exercise.starter,
      'README.md': 'mine',
      'package.own.json': '{}',
      'lib/a.ts': 'export {};',
    });
    expect(files['package.json']).toContain('"test"');
  });
});

async function unpack(exercise: Exercise): Promise<string> {
  const judge = await bundleProgram(`${lessons}${exercise.key}/checks.ts`);
  const lesson = { ...exercise, files: exercise.starter, judge };
  const name = projectName(lesson);
  const folder = await freshFolder();
  for (const [path, bytes] of Object.entries(
    unzipSync(zipProject(name, makeProjectFiles(lesson, own, 'en'))),
  )) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return join(folder, name);
}

async function npmTest(folder: string): Promise<{ exitCode: number; output: string }> {
  try {
    const { stdout } = await execute('npm', ['test'], { cwd: folder, env });
    return { exitCode: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exitCode: code, output: stdout + stderr };
  }
}
