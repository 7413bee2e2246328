import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { openEmbeddedCorpus, openNodeCorpus, type CorpusEngine } from './corpus-engines.ts';
import { readCorpus } from './corpus.ts';
import { findGapsInChecks, findGapsInFiles } from './find-language-gaps.ts';
import { findMissingParts } from './find-missing-parts.ts';
import { casesOf, proveExercise, type ExerciseProof, type ProofRow } from './prove-exercise.ts';

const usage = `npm run lessons [-- options] [part of a path]
  --engine node|embedded|both   default both
  --json                        one line of JSON instead of the table`;

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

process.exitCode = await proveLessons();

async function proveLessons(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      engine: { type: 'string', default: 'both' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || !['node', 'embedded', 'both'].includes(values.engine)) {
    console.log(usage);
    return values.help ? 0 : 1;
  }
  const filter = positionals[0] ?? '';
  const files = await loadLessonFiles(lessons);
  const problems = findGapsInFiles(files);
  const sections = new Map<string, ExerciseProof[]>();
  let disagreements = 0;

  const engines = await openEngines(values.engine);
  try {
    for (const exercise of readCorpus(files)) {
      const folder = `${exercise.section}/${exercise.id}`;
      if (!casesOf(exercise).some(({ path }) => path.includes(filter))) continue;
      const judge = await bundleProgram(`${lessons}${exercise.checks}`);
      problems.push(...findMissingParts(exercise), ...(await findGapsInChecks(folder, judge)));
      const proven = await proveExercise(exercise, judge, engines, filter, (row) => {
        problems.push(...row.problems);
        if (!values.json) printRow(row);
      });
      disagreements += proven.disagreements;
      sections.set(exercise.section, [...(sections.get(exercise.section) ?? []), proven.proof]);
    }
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
  }

  if (sections.size === 0)
    problems.push(`No submission has ${JSON.stringify(filter)} in its path.`);
  const report = {
    sections: [...sections].map(([id, exercises]) => ({ id, exercises })),
    disagreements,
    ...(problems.length > 0 ? { problems } : {}),
  };
  if (values.json) console.log(JSON.stringify(report));
  else printProblems(problems);
  return problems.length === 0 ? 0 : 1;
}

async function openEngines(wanted: string): Promise<CorpusEngine[]> {
  const engines: CorpusEngine[] = [];
  if (wanted !== 'embedded') engines.push(openNodeCorpus());
  if (wanted !== 'node') engines.push(await openEmbeddedCorpus());
  return engines;
}

function printRow({ path, engines, verdict, milliseconds, problems }: ProofRow): void {
  const mark = problems.length === 0 ? '✓' : '✗';
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  console.log(`${mark} ${path.padEnd(64)} ${verdict.padEnd(26)} ${engines} ${seconds}`);
}

function printProblems(problems: readonly string[]): void {
  for (const problem of problems) console.log(`\n✗ ${problem}`);
  console.log(problems.length === 0 ? '\nEverything is as it must be.' : '');
}
