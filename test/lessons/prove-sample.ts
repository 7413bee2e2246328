import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { openNodeCorpus } from './corpus-engines.ts';
import { readCorpus, type CorpusExercise } from './corpus.ts';
import { casesOf } from './prove-exercise.ts';
import { verdictOf, type Verdict } from './verdicts.ts';
import { openWebContainerCorpus } from './webcontainer-corpus.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));
const lanes = 2;
const wrongOfEach = 2;

/**
 * Thousands of timers of a virtual clock with a message each: between two of them the programs of the network are
 * asked through the page whether all is said, and the check's 12 s are over before. It fails, by another check.
 */
const tooSlowThroughThePage = ['a-websockets/three-pushes/known-wrong/asks-every-20-ms'];

/**
 * Proves a sample of the lessons in a WebContainer beside Node: of each exercise what is right, and two that are
 * wrong; gives the exit code.
 */
export async function proveSample({ json = false }: { json?: boolean } = {}): Promise<number> {
  const began = performance.now();
  const engines = { node: openNodeCorpus(), webcontainer: await openWebContainerCorpus() };
  const problems: string[] = [];
  let disagreements = 0;
  const sampled: { path: string; verdict: string }[] = [];
  try {
    const corpus = readCorpus(await loadLessonFiles(lessons));
    const waiting = corpus.flatMap((exercise) =>
      sampleOf(exercise).map((sample) => ({ exercise, sample })),
    );
    const judges = new Map<string, Promise<string>>();
    const prove = async ({ exercise, sample }: (typeof waiting)[number]) => {
      const judgeOf = judges.get(exercise.checks) ?? bundleProgram(`${lessons}${exercise.checks}`);
      judges.set(exercise.checks, judgeOf);
      const { entry, subject } = exercise;
      const run = { ...sample.submission, entry, subject, judge: await judgeOf };
      const [node, webcontainer] = await Promise.all([
        engines.node.check(run).then(verdictOf),
        engines.webcontainer.check(run).then(verdictOf),
      ]);
      const problem = sample.judge(webcontainer);
      if (problem) problems.push(`${sample.path} in the WebContainer: ${problem}`);
      if (outlineOf(node) !== outlineOf(webcontainer)) {
        disagreements += 1;
        problems.push(
          `${sample.path}: Node says ${outlineOf(node)}, the WebContainer ${outlineOf(webcontainer)}`,
        );
      }
      sampled.push({ path: sample.path, verdict: outlineOf(webcontainer) });
      if (!json) console.log(`${problem ? '✗' : '✓'} ${sample.path}  ${outlineOf(webcontainer)}`);
    };
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await prove(next);
      }),
    );
  } finally {
    await Promise.all([engines.node.close(), engines.webcontainer.close()]);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  if (json) console.log(JSON.stringify({ sampled, disagreements, seconds, problems }));
  else {
    for (const problem of problems) console.log(`\n✗ ${problem}`);
    console.log(`\n${sampled.length} verdicts, ${disagreements} disagreements, ${seconds} s`);
  }
  return problems.length === 0 ? 0 : 1;
}

/** The solution and the first that are wrong; the starter is wrong too, where there are not enough others. */
function sampleOf(exercise: CorpusExercise): ReturnType<typeof casesOf> {
  const cases = casesOf(exercise).filter(({ path }) => !tooSlowThroughThePage.includes(path));
  const right = cases.filter(({ submission }) => submission === exercise.solution);
  const wrong = cases.filter(({ submission }) =>
    exercise.knownWrong.some((one) => one === submission),
  );
  const starter = cases.filter(({ submission }) => submission === exercise.starter);
  return [...right, ...[...wrong, ...starter].slice(0, wrongOfEach)];
}

function outlineOf(verdict: Verdict): string {
  return verdict.status === 'passed' ? 'passed' : `${verdict.status} (${verdict.first})`;
}
