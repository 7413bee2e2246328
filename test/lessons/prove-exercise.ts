import type { CorpusEngine } from './corpus-engines.ts';
import type { CorpusExercise, Submission } from './corpus.ts';
import type { Lanes } from './lanes.ts';
import { findMiss, verdictOf, type Verdict } from './verdicts.ts';

/** How an exercise did, in the shape that `npm run lessons -- --json` prints. */
export type ExerciseProof = {
  id: string;
  starter: Verdict['status'] | 'not-run';
  solution: Verdict['status'] | 'not-run';
  alsoRight: { id: string; verdict: Verdict['status'] | 'not-run' }[];
  knownWrong: {
    id: string;
    expected: string;
    first: string | null;
    verdict: 'caught' | 'missed';
  }[];
};

/** One row of the table, and what is wrong with it. */
export type ProofRow = {
  path: string;
  engines: string;
  verdict: string;
  /** What each engine said, and the seed with which it says it again. */
  said: readonly { engine: string; outline: string; seed: number }[];
  milliseconds: number;
  problems: readonly string[];
};

/** What came of proving an exercise on every engine. */
export type ProvenExercise = {
  section: string;
  proof: ExerciseProof;
  rows: readonly ProofRow[];
  disagreements: number;
};

type Case = {
  path: string;
  submission: Submission;
  judge: (verdict: Verdict) => string | undefined;
};

/** How exercises are proven: on which engines, each in its own lanes, and who hears of each row. */
export type ProofManner = {
  engines: readonly { engine: CorpusEngine; lanes: Lanes }[];
  seed: number | undefined;
  isWanted: (path: string) => boolean;
  onRow: (row: ProofRow) => void;
};

/** Checks every wanted submission of an exercise on every engine; no engine waits for another. */
export async function proveExercise(
  exercise: CorpusExercise,
  judge: string,
  { engines, seed, isWanted, onRow }: ProofManner,
): Promise<ProvenExercise> {
  const cases = casesOf(exercise).filter(({ path }) => isWanted(path));
  const rows: ProofRow[] = [];
  const verdicts = new Map<Submission, Verdict>();
  let disagreements = 0;

  const prove = async ({ path, submission, judge: findProblem }: Case) => {
    const problems: string[] = [];
    const { files } = submission;
    const { entry, subject } = exercise;
    const run = { files, entry, subject, judge, ...(seed === undefined ? {} : { seed }) };
    const found = await Promise.all(
      engines.map(({ engine, lanes }) =>
        lanes.run(async () => {
          const began = performance.now();
          const report = await engine.check(run);
          const milliseconds = Math.round(performance.now() - began);
          const verdict = verdictOf(report);
          const outline = outlineOf(verdict);
          return { engine: engine.name, verdict, outline, seed: report.seed, milliseconds };
        }),
      ),
    );
    for (const { engine, verdict, seed: used } of found) {
      const problem = findProblem(verdict);
      if (problem) problems.push(`${path} on ${engine}, seed ${used}: ${problem}`);
      // What isn't as it must be on any engine is what the report shows.
      if (problem || !verdicts.has(submission)) verdicts.set(submission, verdict);
    }
    const [one, other] = found;
    if (one && other && one.outline !== other.outline) {
      disagreements += 1;
      problems.push(
        `${path}: ${found.map((each) => `${each.engine} says ${each.outline} (seed ${each.seed})`).join(', ')}`,
      );
    }
    const verdict = verdicts.get(submission);
    const row = {
      path,
      engines: engines.map(({ engine }) => engine.name).join(' + '),
      verdict: verdict ? outlineOf(verdict) : 'not run',
      said: found,
      milliseconds: Math.max(...found.map(({ milliseconds }) => milliseconds)),
      problems,
    };
    rows.push(row);
    onRow(row);
  };

  await Promise.all(cases.map(prove));
  const proof = proofOf(exercise, (submission) => verdicts.get(submission));
  return { section: exercise.section, proof, rows, disagreements };
}

/** Every submission of an exercise, with what must come of it. */
export function casesOf(exercise: CorpusExercise): Case[] {
  const folder = `${exercise.section}/${exercise.id}`;
  const mustPass = (verdict: Verdict) =>
    verdict.status === 'passed' ? undefined : `must pass, but ${verdict.story}`;
  const mustFail = (verdict: Verdict) => {
    if (verdict.status === 'failed') return undefined;
    return verdict.status === 'passed' ? 'must fail, but passes' : `must run, but ${verdict.story}`;
  };
  const { starter, solution, alsoRight, knownWrong } = exercise;
  return [
    { path: `${folder}/starter`, submission: starter, judge: mustFail },
    { path: `${folder}/solution`, submission: solution, judge: mustPass },
    ...alsoRight.map((submission) => ({
      path: `${folder}/also-right/${submission.id}`,
      submission,
      judge: mustPass,
    })),
    ...knownWrong.map((submission) => ({
      path: `${folder}/known-wrong/${submission.id}`,
      submission,
      judge: (verdict: Verdict) => findMiss(submission, verdict),
    })),
  ];
}

function outlineOf(verdict: Verdict): string {
  return verdict.status === 'passed' ? 'passed' : `${verdict.status} (${verdict.first})`;
}

function proofOf(
  exercise: CorpusExercise,
  verdictFor: (submission: Submission) => Verdict | undefined,
): ExerciseProof {
  const statusOf = (submission: Submission) => verdictFor(submission)?.status ?? 'not-run';
  return {
    id: exercise.id,
    starter: statusOf(exercise.starter),
    solution: statusOf(exercise.solution),
    alsoRight: exercise.alsoRight
      .filter((submission) => verdictFor(submission))
      .map((submission) => ({ id: submission.id, verdict: statusOf(submission) })),
    knownWrong: exercise.knownWrong.flatMap((submission) => {
      const verdict = verdictFor(submission);
      if (!verdict) return [];
      const first = verdict.status === 'passed' ? null : verdict.first;
      const isCaught = findMiss(submission, verdict) === undefined;
      const { id, expected } = submission;
      return [
        { id, expected, first, verdict: isCaught ? ('caught' as const) : ('missed' as const) },
      ];
    }),
  };
}
