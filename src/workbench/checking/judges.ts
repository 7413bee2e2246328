/** The source of every lesson's judge, loaded when it is needed. */
const judges = import.meta.glob<string>('/lessons/*/*/checks.ts', {
  query: '?program',
  import: 'default',
});

/** Loads the judge of a lesson (`e-receive/receive-json`), or undefined where it has none. */
export async function loadJudge(lessonKey: string): Promise<string | undefined> {
  return judges[`/lessons/${lessonKey}/checks.ts`]?.();
}
