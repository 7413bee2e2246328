import type { Browser } from '@playwright/test';
import { privateMegabytes } from '../measure-memory.ts';
import { makeCorpusClass, type CorpusClass } from './class-of-corpus.ts';
import type { GradedClass } from './grading-page.ts';
import { openGradingPage, rendererPids } from './open-grading-page.ts';

/** A figure of grading a whole class in a teacher's page. */
export type GradingFigure = { name: string; value: number | string };

/** Grades a class of the corpus in a page of a headless browser, as the teacher's page does, and tells how it went. */
export async function measureGrading(students: number): Promise<GradingFigure[]> {
  const corpus = await makeCorpusClass(students);
  const { page, browser, close } = await openGradingPage();
  try {
    const memory = watchMemory(browser);
    const before = await memory.now();
    const usedBefore = await processorSeconds(browser);
    const graded = await page.evaluate((sealed) => gradeClass(sealed), corpus.sealed);
    const peak = memory.end();
    const used = (await processorSeconds(browser)) - usedBefore;
    for (const frame of page.frames()) {
      await frame.evaluate(() => (globalThis as { gc?: () => void }).gc?.());
    }
    const after = await memory.now();
    const processor = Math.round((used * 1000) / graded.runs.length);
    return [
      ...figuresOf(corpus, graded),
      { name: 'time of all processors for each exercise run, ms', value: processor },
      ...memoryFigures(before, peak, after),
    ];
  } finally {
    await close();
  }
}

/** The class that everybody asks about. */
const bigClass = 200;

function figuresOf(
  { sealed, kinds }: CorpusClass,
  { totalMs, runs, statuses, longestTaskMs, longestWaitMs }: GradedClass,
): GradingFigure[] {
  const times = runs.map(({ ms }) => ms);
  const byKind = Map.groupBy(runs, ({ exercise, code }) => kinds.get(`${exercise} ${code}`) ?? '?');
  const byExercise = Map.groupBy(runs, ({ exercise }) => exercise);
  const spread = (name: string, some: readonly number[]): GradingFigure[] => [
    { name: `${name}, median, ms`, value: percentile(some, 0.5) },
    { name: `${name}, 95 of 100, ms`, value: percentile(some, 0.95) },
  ];
  return [
    { name: 'students', value: sealed.handIns.length },
    { name: 'exercises run', value: runs.length },
    ...Object.entries(statuses).map(([status, value]) => ({ name: `verdict: ${status}`, value })),
    { name: 'all graded after, s', value: Math.round(totalMs / 100) / 10 },
    { name: 'wall time for each exercise run, ms', value: Math.round(totalMs / runs.length) },
    {
      name: `so long would ${String(bigClass)} students take, s`,
      value: Math.round((bigClass * sealed.course.exercises.length * totalMs) / runs.length / 1000),
    },
    ...spread('an exercise', times),
    { name: 'an exercise, slowest, ms', value: percentile(times, 1) },
    ...[...byKind].flatMap(([kind, some]) =>
      spread(
        kind,
        some.map(({ ms }) => ms),
      ),
    ),
    ...[...byExercise].map(([exercise, some]) => ({
      name: `${exercise}, median / 95 of 100, ms`,
      value: [0.5, 0.95]
        .map((part) =>
          percentile(
            some.map(({ ms }) => ms),
            part,
          ),
        )
        .join(' / '),
    })),
    { name: 'longest task of the page, ms', value: Math.round(longestTaskMs) },
    { name: 'longest wait of a 10 ms timer in the page, ms', value: Math.round(longestWaitMs) },
  ];
}

function memoryFigures(before: number, peak: number, after: number): GradingFigure[] {
  return [
    { name: 'renderers, private memory before, MB', value: Math.round(before) },
    { name: 'highest of every second, MB', value: Math.round(peak) },
    { name: 'after, MB', value: Math.round(after) },
  ];
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.floor(part * sorted.length));
  return Math.round(sorted[at] ?? Number.NaN);
}

/** What all of the browser's processes have used by now. */
async function processorSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The private memory of all renderers together, now and the highest of every second; 0 where the system doesn't tell. */
function watchMemory(browser: Browser) {
  let peak = 0;
  const now = async (): Promise<number> => {
    if (process.platform !== 'linux') return 0;
    const megabytes = privateMegabytes(await rendererPids(browser));
    peak = Math.max(peak, megabytes);
    return megabytes;
  };
  const timer = setInterval(() => void now().catch(() => undefined), 1000);
  return {
    now,
    end() {
      clearInterval(timer);
      return peak;
    },
  };
}
