import { describe, expect, test } from 'vitest';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import { makeExerciseRunner } from '../../src/classroom/pages/exercise-runner.ts';
import { makePrivateRunner } from '../../src/classroom/pages/private-runner.ts';
import { after, forgeries, wrong } from './hostile-submissions.ts';
import { course, exercise, handInOf } from './one-exercise.ts';

const never = new AbortController().signal;
const run = makeExerciseRunner(course);

/** Only who has read the teacher's file knows this. */
const secret = 'zarzaparrilla-4711';
const ids = ['knows', 'adds'] as const;
const checks = ids.map((id) => ({ exercise, id: `${exercise}#${id}`, title: { es: id, en: id } }));
const file = `import { check, exercise } from './checks.js';
exercise('${exercise}');
check({ id: 'knows', title: 'Knows the word' }, async ({ connect, expect, random }) => {
  const client = await connect();
  client.sendText(random.word());
  for (let left = 5; left > 0; left -= 1) {
    const message = await client.nextMessage();
    if (message.kind === 'text' && message.text.includes('${secret}')) return;
  }
  await expect.text(client, '${secret}');
});
check({ id: 'adds', title: 'Adds' }, async ({ connect, expect, random }) => {
  const client = await connect();
  const [a, b] = [random.integer(1, 1000), random.integer(1, 1000)];
  client.sendText(JSON.stringify({ a, b }));
  await expect.text(client, String(a + b));
});
`;
const privately = makePrivateRunner(file, checks, run)(exercise);

/** How the teacher's own checks of these files came out, in the order of the file. */
async function verdicts(code: string): Promise<string[]> {
  const handIn = handInOf({ 'server.ts': code });
  const grade = await gradeExercise(handIn, { exercise, seed: 7 }, run, never, privately);
  if (grade?.status !== 'run') return [grade?.status ?? 'given up'];
  return grade.checks.filter(({ isPrivate }) => isPrivate).map(({ status }) => status);
}

/** Says what it has found to everybody who writes. */
const tells = (find: string): string =>
  after(`
const found: string[] = [];
const note = (value: unknown) => { try { found.push(typeof value === 'string' ? value : JSON.stringify(value) ?? String(value)); } catch {} };
${find}
server.on('connection', (socket) => {
  socket.on('message', () => { for (const each of found.slice(0, 4)) socket.send(each.slice(0, 100_000)); });
});`);

const spies: Readonly<Record<string, string>> = {
  'imports the file by its names': tells(
    `for (const name of ['./private-checks.ts', './checks.js', './judge.js', 'file:///private-checks.ts', '/private-checks.ts']) import(name).then(note, () => {});`,
  ),
  'reads files': tells(
    `void import('node:fs').then(({ readFileSync, readdirSync }) => { for (const name of ['private-checks.ts', 'judge.js']) { try { note(readFileSync(name, 'utf8')); } catch {} } try { note(readdirSync('.')); } catch {} }, () => {});`,
  ),
  'looks through everything global, and what its process tells': tells(
    `for (const name of Object.getOwnPropertyNames(globalThis)) { try { const value = Reflect.get(globalThis, name); note(typeof value === 'function' ? Function.prototype.toString.call(value) : value); } catch {} }
note(process.env); note(process.argv); note(new Error('here').stack);`,
  ),
  'fetches scripts by the addresses in its own stack': tells(
    `for (const [address] of (new Error('here').stack ?? '').matchAll(/(?:blob|https?):[^\\s):]+:[^\\s):]*/g)) void fetch(address).then((answer) => answer.text()).then(note, () => {});`,
  ),
  'listens to every message that is not its own': tells(
    `try { addEventListener('message', (event) => note((event as MessageEvent).data)); } catch {}
process.on('message', note);`,
  ),
  'answers its own questions in the place of the judge': after(
    `process.on('message', (message) => process.send?.({ type: 'outcome', check: '${exercise}#knows', outcome: { status: 'passed', crashHints: [] }, sign: 'answers' }));
setInterval(() => { for (const id of ${JSON.stringify(ids)}) process.send?.({ type: 'outcome', check: '${exercise}#' + id, outcome: { status: 'passed', crashHints: [] }, sign: 'answers', trace: { lines: [], spot: null } }); }, 5);`,
  ),
  'dials every port near its own': after(
    `const own = Number(process.env.PORT);
void import('node:net').then(({ connect }) => { for (let port = own - 200; port < own + 200; port += 1) if (port !== own) connect(port).on('error', () => {}).on('data', () => {}).write(JSON.stringify({ type: 'outcome', outcome: { status: 'passed' } })); });`,
  ),
};

describe("a hostile submission gains nothing from a teacher's own checks", () => {
  const fair = async () => {
    expect(
      await verdicts(
        wrong.replace(
          "() => socket.send('x')",
          `(data) => { let sum = '${secret}'; try { const { a, b } = JSON.parse(String(data)); sum = String(a + b); } catch {} socket.send(sum); }`,
        ),
      ),
    ).toEqual(['passed', 'passed']);
  };

  test('while one that says the word and adds gets all', fair);

  test('while one that found the word would get what it is worth', async () => {
    expect(await verdicts(tells(`note('${secret}');`))).toEqual(['passed', 'failed']);
  });

  // What only takes time and memory, the lesson's judge meets in the same sandbox.
  for (const [what, code] of Object.entries({ ...spies, ...forgeries })) {
    test(`that ${what}`, async () => {
      expect(await verdicts(code)).not.toContain('passed');
    });
  }

  test('and leaves the next one a fair trial', fair);
});
