import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { freshFolder, runEnchufe } from './run-enchufe.ts';

const solution = fileURLToPath(
  new URL('../../lessons/e-receive/receive-json/solution/', import.meta.url),
);
const colour = String.fromCharCode(27);

describe('enchufe new and check', { timeout: 60_000 }, () => {
  test('makes a folder that fails, and passes once the solution is in it', async () => {
    const folder = await freshFolder();
    const made = await runEnchufe(['new', 'E2', 'mine'], { folder });
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toContain('npx enchufe check E2 mine');
    expect((await readdir(join(folder, 'mine'))).sort()).toEqual(['README.md', 'server.ts']);
    expect(await readFile(join(folder, 'mine/README.md'), 'utf8')).toContain('# E2 · Recibir');

    const failed = await runEnchufe(['check', 'receive-json', 'mine'], { folder });
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain('Se esperaba: la respuesta "text:');
    expect(failed.stdout).toMatch(/cliente 1 → text/);
    expect(failed.stdout).toMatch(/cliente 1 ← text/);
    expect(failed.stdout).toMatch(/Pasan \d+ de 11 comprobaciones\. \(con --seed \d+ se repite\)/);
    expect(failed.stdout).not.toContain(colour);

    await cp(solution, join(folder, 'mine'), { recursive: true });
    const passed = await runEnchufe(['check', 'e-receive/receive-json'], {
      folder: join(folder, 'mine'),
    });
    expect(passed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(passed.stdout).toContain('Pasan las 11 comprobaciones.');
  });

  test('leaves what else is in the folder alone', async () => {
    const folder = await freshFolder();
    await cp(solution, folder, { recursive: true });
    await mkdir(join(folder, 'node_modules/broken'), { recursive: true });
    await mkdir(join(folder, '.git'));
    for (const path of [
      'node_modules/broken/index.ts',
      '.git/hook.js',
      'notes.ts',
      'tsconfig.json',
    ]) {
      await writeFile(join(folder, path), '}{ not a program');
    }
    await writeFile(join(folder, 'photo.bin'), Buffer.from([0xff, 0x00, 0xfe]));
    expect(await runEnchufe(['check', 'e2', folder], { folder })).toMatchObject({ exitCode: 0 });
  });

  test('never writes into a folder that holds something', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'server.ts'), 'mine');
    const ran = await runEnchufe(['new', 'E2', '.', '--lang', 'en'], { folder });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('is not empty');
    expect(await readFile(join(folder, 'server.ts'), 'utf8')).toBe('mine');
  });

  test('checks an exercise that is a client', async () => {
    const folder = await freshFolder();
    await runEnchufe(['new', 'A1', '.'], { folder });
    expect(await runEnchufe(['check', 'A1'], { folder })).toMatchObject({ exitCode: 1 });
    await cp(join(solution, '../../../a-websockets/three-pushes/solution'), folder, {
      recursive: true,
    });
    expect(await runEnchufe(['check', 'A1'], { folder })).toMatchObject({ exitCode: 0 });
  });

  test('says why a program cannot be checked, and what it wrote', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'server.ts'), "console.log('last words'); process.exit(3);");
    const ran = await runEnchufe(['check', 'E2', '.', '--lang', 'en'], { folder });
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('ended before it listened');
    expect(ran.stdout).toContain('last words');
  });
});

describe('reports for machines', { timeout: 60_000 }, () => {
  test('--json prints one line that tells every check, and --junit writes the same as XML', async () => {
    const folder = await freshFolder();
    await runEnchufe(['new', 'E2', '.'], { folder });
    const ran = await runEnchufe(
      ['check', 'E2', '.', '--json', '--junit', 'report.xml', '--seed', '7', '--lang', 'en'],
      { folder, env: { FORCE_COLOR: '1' } },
    );
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1);
    const report = JSON.parse(ran.stdout) as { failed: number; checks: unknown[] };
    expect(report).toMatchObject({
      exercise: { key: 'e-receive/receive-json', letter: 'E2' },
      status: 'failed',
      seed: 7,
      language: 'en',
    });
    expect(report.checks).toHaveLength(11);
    expect(report.checks[0]).toMatchObject({
      status: 'failed',
      transcript: expect.arrayContaining([expect.objectContaining({ kind: '101' })]) as unknown,
    });

    const xml = await readFile(join(folder, 'report.xml'), 'utf8');
    expect(xml).toContain(`tests="11" failures="${report.failed}" errors="0"`);
    expect(xml.match(/<testcase /g)).toHaveLength(11);
    expect(xml.match(/<failure /g)).toHaveLength(report.failed);
    expect(xml).toContain('message="text &quot;bytes:0&quot;"');
    expect(xml).not.toContain(colour);
  });

  test('a program that cannot be checked is an error in both', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'server.ts'), "throw new Error('<&\"\u0007>');");
    const ran = await runEnchufe(['check', 'E2', '.', '--json', '--junit', 'a.xml'], { folder });
    expect(ran.exitCode).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      status: 'not-checkable',
      reason: 'ended-at-start',
    });
    const xml = await readFile(join(folder, 'a.xml'), 'utf8');
    expect(xml).toContain('tests="1" failures="0" errors="1"');
    expect(xml).toContain('&lt;&amp;&quot;�&gt;');
  });

  test('list --json names every exercise', async () => {
    const ran = await runEnchufe(['list', '--json'], { folder: await freshFolder() });
    expect(JSON.parse(ran.stdout)).toContainEqual({
      letter: 'E2',
      key: 'e-receive/receive-json',
      kind: 'build-it',
      title: 'Recibir texto, bytes y JSON',
    });
  });
});

describe('how it speaks', { timeout: 60_000 }, () => {
  test('in the language that is asked for, else the environment’s, else Spanish', async () => {
    const folder = await freshFolder();
    const said = async (args: string[], env: Record<string, string>) =>
      (await runEnchufe(['list', ...args], { folder, env })).stdout.includes('Receive text');
    expect(await said([], {})).toBe(false);
    expect(await said([], { LANG: 'C.UTF-8' })).toBe(false);
    expect(await said([], { LANG: 'en_GB.UTF-8' })).toBe(true);
    expect(await said([], { LANG: 'en_GB.UTF-8', LC_ALL: 'es_MX.UTF-8' })).toBe(false);
    expect(await said(['--lang', 'en'], { LANG: 'es_ES.UTF-8' })).toBe(true);
  });

  test('with colours only where somebody wants them', async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, 'server.ts'), '');
    const print = (env: Record<string, string>) => runEnchufe(['check', 'E2'], { folder, env });
    const [plain, painted, not] = await Promise.all([
      print({}),
      print({ FORCE_COLOR: '1' }),
      print({ NO_COLOR: '1' }),
    ]);
    expect(plain.stdout).not.toContain(colour);
    expect(painted.stdout).toContain(colour);
    expect(not.stdout).toBe(plain.stdout);
    expect(stripVTControlCharacters(painted.stdout)).toBe(plain.stdout);
  });

  test.each([
    { args: ['check'], says: 'the exercise is missing' },
    { args: ['check', 'Z9'], says: 'there is no exercise "Z9"' },
    { args: ['check', 'E2', 'nowhere'], says: 'cannot be read' },
    { args: ['check', 'E2', '.'], says: 'there is no server.ts' },
    { args: ['check', 'E2', '.', 'more'], says: '"more" is too much' },
    { args: ['check', 'E2', '.', '--seed', 'x'], says: '--seed must be a whole number' },
    { args: ['check', 'E2', '.', '--wrong'], says: '--wrong' },
    { args: ['new', 'E2'], says: 'the folder' },
    { args: ['dance'], says: 'there is no command "dance"' },
  ])('ends with 2 and a sentence for $args', async ({ args, says }) => {
    const folder = await freshFolder();
    const ran = await runEnchufe(args, { folder, env: { LANG: 'en_GB.UTF-8' } });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(says);
  });

  test('refuses a language that it has no texts in', async () => {
    const ran = await runEnchufe(['list', '--lang', 'fr'], { folder: await freshFolder() });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('fr');
  });

  test('tells how it is used when it is asked, or asked nothing', async () => {
    const folder = await freshFolder();
    for (const args of [[], ['--help'], ['check', '-h']]) {
      const ran = await runEnchufe(args, { folder });
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(ran.stdout).toContain('enchufe check <ejercicio> [carpeta]');
    }
  });
});
