import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rateCases } from './bench-cases.ts';
import { type BenchCase, compareCosts, compareRates } from './bench-result.ts';
import { EmbeddedBench } from './embedded-bench.ts';
import { measureGrading } from './grading/grading-bench.ts';
import { measureKeptMemory } from './grading/kept-memory.ts';
import { measureMemory } from './measure-memory.ts';
import { NodeBench } from './node-bench.ts';
import { SlowDown } from './slow-down.ts';
import { measureToolkit } from './toolkit-bench.ts';

/** A learner reads for a moment before Run is pressed again; whoever doesn't is the second row. */
const pauses = [
  { words: 'after a second of rest', pauseMs: 1000 },
  { words: 'pressed again at once', pauseMs: 0 },
];
const memoryName = 'memory of idle connections';
const gradingName = 'grading a class';
const keptName = 'what grading keeps';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Only the cases whose name has this in it. */
    case: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    /** Both sides get only one part in so many of their processors' time. */
    throttle: { type: 'string', default: '1' },
    /** How many students the class has that is graded; a big one takes many minutes. */
    students: { type: 'string', default: '12' },
  },
});
const rounds = Number(options.rounds);
const throttle = Number(options.throttle);
const slowDown = new SlowDown(throttle);
const node = new NodeBench(slowDown.add);
const embedded = await EmbeddedBench.open();
try {
  for (const pid of await embedded.rendererPids()) slowDown.add(pid);
  const cases = [
    ...(await measureRates()),
    ...(await measureToolkit(node, rounds, isAsked)),
    ...(await measureRunToEcho()),
  ];
  slowDown.end();
  if (isAsked(memoryName) && process.platform === 'linux') {
    cases.push(...(await measureMemory(embedded, node)));
  }
  const grading = isAsked(gradingName) ? await measureGrading(Number(options.students)) : [];
  const kept = isAsked(keptName)
    ? await measureKeptMemory('receive-json', [60, 120, 240, 480])
    : [];
  if (options.json) {
    console.log(JSON.stringify({ cases, grading, kept }));
  } else {
    const share = throttle > 1 ? `, 1/${String(throttle)} of the processors' time each` : '';
    console.log(
      `Medians of ${String(rounds)} rounds, interleaved, on ${String(cpus().length)} cores${share}; Node ${process.version}`,
    );
    if (cases.length > 0) console.table(cases);
    if (grading.length > 0) console.table(grading);
    if (kept.length > 0) console.table(kept);
  }
} finally {
  slowDown.end();
  await node.stopHeld();
  node.close();
  await embedded.close();
}

async function measureRates(): Promise<BenchCase[]> {
  const asked = rateCases
    .filter(({ name }) => isAsked(name))
    .map((one) => ({
      ...one,
      ours: [] as number[],
      watched: [] as number[],
      node: [] as number[],
    }));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of asked) {
      one.ours.push(await embedded.measurePair(one, false));
      one.node.push(await node.measurePair(one));
      if (one.isWatchedToo) one.watched.push(await embedded.measurePair(one, true));
    }
  }
  return [
    ...asked.map(({ name, unit, ours, node }) => compareRates(name, unit, ours, node)),
    ...asked
      .filter(({ isWatchedToo }) => isWatchedToo)
      .map(({ name, unit, watched, node }) =>
        compareRates(`${name}, wire watched`, unit, watched, node),
      ),
  ];
}

async function measureRunToEcho(): Promise<BenchCase[]> {
  const cases: BenchCase[] = [];
  for (const { words, pauseMs } of pauses) {
    const name = `Run to first echo, engine open, ${words}`;
    if (!isAsked(name)) continue;
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < rounds * 2; run += 1) {
      await setTimeout(pauseMs);
      ours.push(await embedded.measureRunToEcho());
      await setTimeout(pauseMs / 5);
      theirs.push(await node.measureRunToEcho());
    }
    cases.push(compareCosts(`${name}, median`, 'ms', ours, theirs));
    cases.push(compareCosts(`${name}, slowest`, 'ms', [Math.max(...ours)], [Math.max(...theirs)]));
  }
  return cases;
}

function isAsked(name: string): boolean {
  return name.includes(options.case) || options.case.includes(name);
}
