import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import type { LessonFiles } from '../../src/course/read-course.ts';
import { makeMachineBusy } from './busy-machine.ts';
import { openEmbeddedCorpus, openNodeCorpus, type CorpusEngine } from './corpus-engines.ts';
import { readCorpus, type CorpusExercise } from './corpus.ts';
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
import { Rounds } from './rounds.ts';
import { readRunOptions, usage, type RunOptions } from './run-options.ts';
import { shorten } from './short-corpus.ts';

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
  const rounds = new Rounds();
  const proven: ProvenExercise[] = [];
  let latest: readonly ProvenExercise[] = [];
  let leftOut = 0;
  const engines = openEngines(options.engine);
  const machine = makeMachineBusy(options.busy);
  try {
    const exercises = await readWanted(files, options, problems);
    leftOut = exercises.reduce((sum, each) => sum + each.leftOut, 0);
    for (let round = 1; round <= options.repeat; round += 1) {
      const onRow = (row: ProofRow) => {
        const found = rounds.take(round, row);
        problems.push(...found);
        if (!options.json && (options.repeat === 1 || found.length > 0)) printRow(row);
        // Whoever looks at a long run, or breaks it off, wants to know by now.
        if (!options.json && options.repeat > 1) for (const one of found) console.log(`  ${one}`);
      };
      latest = await proveRound(exercises, engines, options, onRow);
      proven.push(...latest);
      if (options.repeat > 1 && !options.json) printRound(round, options.repeat, rounds, began);
    }
  } finally {
    machine.rest();
    await Promise.all(engines.map((engine) => engine.close()));
  }

  if (proven.length === 0) problems.push(`No submission's path ${describeWanted(options)}.`);
  const report = {
    sections: groupBySection(latest),
    disagreements: proven.reduce((sum, { disagreements }) => sum + disagreements, 0),
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(options.repeat > 1
      ? { rounds: options.repeat, verdicts: rounds.verdicts, wrong: rounds.wrong }
      : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
  if (options.json) {
    console.log(JSON.stringify(report));
  } else {
    printProblems(problems);
    const { verdicts, wrong } = rounds;
    const { disagreements } = report;
    const seconds = secondsSince(began);
    console.log(
      `${verdicts} verdicts, ${wrong} wrong, ${disagreements} disagreements, ${seconds} s`,
    );
    if (leftOut > 0) console.log(`${leftOut} more wrong submissions without --short`);
  }
  return problems.length === 0 ? 0 : 1;
}

/** An exercise with its judge, and how many of its submissions are left out. */
type WantedExercise = { exercise: CorpusExercise; judge: string; leftOut: number };

function isWanted({ only, part }: RunOptions, path: string): boolean {
  return path.startsWith(only) && path.includes(part);
}

/** The wanted exercises with their judges; what they lack becomes a problem. */
async function readWanted(
  files: LessonFiles,
  options: RunOptions,
  problems: string[],
): Promise<WantedExercise[]> {
  const lanes = new Lanes(options.lanes);
  const wanted = readCorpus(files).filter((exercise) =>
    casesOf(exercise).some(({ path }) => isWanted(options, path)),
  );
  return Promise.all(
    wanted.map((exercise) =>
      lanes.run(async () => {
        const judge = await bundleProgram(`${lessons}${exercise.checks}`);
        problems.push(...findMissingParts(exercise));
        problems.push(...(await findGapsInChecks(`${exercise.section}/${exercise.id}`, judge)));
        const proven = options.short ? shorten(exercise) : exercise;
        const leftOut = casesOf(exercise).length - casesOf(proven).length;
        return { exercise: proven, judge, leftOut };
      }),
    ),
  );
}

/** Proves every wanted exercise once. */
function proveRound(
  exercises: readonly WantedExercise[],
  engines: readonly CorpusEngine[],
  options: RunOptions,
  onRow: (row: ProofRow) => void,
): Promise<ProvenExercise[]> {
  const inLanes = engines.map((engine) => ({ engine, lanes: new Lanes(options.lanes) }));
  return Promise.all(
    exercises.map(({ exercise, judge }) =>
      proveExercise(exercise, judge, {
        ...{ engines: inLanes, seed: options.seed, onRow },
        isWanted: (path) => isWanted(options, path),
      }),
    ),
  );
}

function openEngines(wanted: RunOptions['engine']): CorpusEngine[] {
  const engines: CorpusEngine[] = [];
  if (wanted !== 'embedded') engines.push(openNodeCorpus());
  if (wanted !== 'node') engines.push(openEmbeddedCorpus());
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

function printRound(round: number, of: number, rounds: Rounds, began: number): void {
  const { verdicts, wrong } = rounds;
  const seconds = secondsSince(began);
  console.log(`round ${round} of ${of}: ${verdicts} verdicts so far, ${wrong} wrong, ${seconds} s`);
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1000);
}

function printProblems(problems: readonly string[]): void {
  for (const problem of problems) console.log(`\n✗ ${problem}`);
  console.log(problems.length === 0 ? '\nEverything is as it must be.' : '');
}
