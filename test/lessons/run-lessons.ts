import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { makeMachineBusy } from './busy-machine.ts';
import { openEmbeddedCorpus, openNodeCorpus, type CorpusEngine } from './corpus-engines.ts';
import { readCorpus } from './corpus.ts';
import { findGapsInChecks, findGapsInFiles } from './find-language-gaps.ts';
import { findMissingParts } from './find-missing-parts.ts';
import { Lanes } from './lanes.ts';
import {
  casesOf,
  proveExercise,
  type ExerciseProof,
  type ProvenExercise,
  type ProofRow,
} from './prove-exercise.ts';
import { proveSample } from './prove-sample.ts';
import { readRunOptions, usage, type RunOptions } from './run-options.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

process.exitCode = await proveLessons(process.argv.slice(2));

async function proveLessons(words: readonly string[]): Promise<number> {
  const options = readRunOptions(words);
  if ('refusal' in options) {
    console.error(options.refusal);
    return 1;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  if (options.engine === 'webcontainer') return proveSample(options);
  const began = performance.now();
  const files = await loadLessonFiles(lessons);
  const problems = findGapsInFiles(files);
  const rounds: ProvenExercise[][] = [];
  const engines = await openEngines(options.engine);
  const machine = makeMachineBusy(options.busy);
  try {
    for (let round = 1; round <= options.repeat; round += 1) {
      const found: string[] = [];
      rounds.push(await proveRound(files, engines, options, found));
      // What every round says again is said once.
      if (round === 1) problems.push(...found);
      else problems.push(...found.map((problem) => `round ${round}: ${problem}`));
      if (options.repeat > 1 && !options.json) printRound(round, options.repeat, found);
    }
  } finally {
    machine.rest();
    await Promise.all(engines.map((engine) => engine.close()));
  }

  const proven = rounds.flat();
  if (proven.length === 0) problems.push(`No submission's path ${describeWanted(options)}.`);
  const report = {
    sections: groupBySection(rounds.at(-1) ?? []),
    disagreements: proven.reduce((sum, { disagreements }) => sum + disagreements, 0),
    ...(options.repeat > 1 ? { rounds: rounds.length } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
  if (options.json) {
    console.log(JSON.stringify(report));
  } else {
    const runs = proven.reduce((sum, { rows }) => sum + rows.length, 0) * engines.length;
    const seconds = Math.round((performance.now() - began) / 1000);
    printProblems(problems);
    console.log(`${runs} verdicts, ${report.disagreements} disagreements, ${seconds} s`);
  }
  return problems.length === 0 ? 0 : 1;
}

/** Proves every wanted exercise once; all of them share the lanes. */
async function proveRound(
  files: Awaited<ReturnType<typeof loadLessonFiles>>,
  engines: readonly CorpusEngine[],
  options: RunOptions,
  problems: string[],
): Promise<ProvenExercise[]> {
  const lanes = new Lanes(options.lanes);
  const isWanted = (path: string) => path.startsWith(options.only) && path.includes(options.part);
  const wanted = readCorpus(files).filter((exercise) =>
    casesOf(exercise).some(({ path }) => isWanted(path)),
  );
  return Promise.all(
    wanted.map(async (exercise) => {
      const judge = await lanes.run(() => bundleProgram(`${lessons}${exercise.checks}`));
      const folder = `${exercise.section}/${exercise.id}`;
      problems.push(...findMissingParts(exercise));
      problems.push(...(await lanes.run(() => findGapsInChecks(folder, judge))));
      return proveExercise(exercise, judge, {
        ...{ engines, lanes, isWanted },
        onRow: (row) => {
          problems.push(...row.problems);
          if (!options.json) printRow(row);
        },
      });
    }),
  );
}

async function openEngines(wanted: RunOptions['engine']): Promise<CorpusEngine[]> {
  const engines: CorpusEngine[] = [];
  if (wanted !== 'embedded') engines.push(openNodeCorpus());
  if (wanted !== 'node') engines.push(await openEmbeddedCorpus());
  return engines;
}

function groupBySection(proven: readonly ProvenExercise[]) {
  const sections = new Map<string, ExerciseProof[]>();
  for (const { section, proof } of proven) {
    sections.set(section, [...(sections.get(section) ?? []), proof]);
  }
  return [...sections].map(([id, exercises]) => ({ id, exercises }));
}

function describeWanted({ only, part }: RunOptions): string {
  const begins = `begins with ${JSON.stringify(only)}`;
  return only === '' ? `contains ${JSON.stringify(part)}` : begins;
}

function printRow({ path, engines, verdict, milliseconds, problems }: ProofRow): void {
  const mark = problems.length === 0 ? '✓' : '✗';
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  console.log(`${mark} ${path.padEnd(64)} ${verdict.padEnd(26)} ${engines} ${seconds}`);
}

function printRound(round: number, of: number, problems: readonly string[]): void {
  console.log(`\nround ${round} of ${of}: ${problems.length} problems`);
}

function printProblems(problems: readonly string[]): void {
  for (const problem of problems) console.log(`\n✗ ${problem}`);
  console.log(problems.length === 0 ? '\nEverything is as it must be.' : '');
}
