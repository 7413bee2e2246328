import { startJudge } from '../../checks/judge-program.ts';
import { openEngine } from '../../engine/open-engine.ts';
import type { Text } from '../../translations/text.ts';
import { loadJudge } from '../../workbench/checking/judges.ts';
import { EngineAccess } from '../../workbench/run/engine-access.ts';

const access = new EngineAccess(() => openEngine({ engine: 'embedded' }));
let asked = 0;

/** Asks an exercise's judge for the titles of its checks, in the order in which they run. */
export async function listLessonChecks(exercise: string): Promise<readonly Text[]> {
  const source = await loadJudge(exercise);
  if (source === undefined) return [];
  asked += 1;
  const judge = startJudge(await access.get(), source, `titles-${asked}`);
  try {
    return (await judge.list()).map(({ title }) => title);
  } finally {
    await judge.stop();
  }
}
