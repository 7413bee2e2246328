import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import {
  check as addCheck,
  checkClient as addClientCheck,
  type CheckDescription,
  type CheckTools,
  type ClientCheckTools,
} from './check.ts';
import { ExpectationError } from './expectation-error.ts';
import { listen } from './judge.ts';

/** What a teacher says of a check of their own: a title in one language is enough, and hints are of no use. */
export type PrivateCheckDescription = Omit<CheckDescription, 'hints' | 'es' | 'en'> &
  (Text | { title: string });

/** What a check's own mistake is: the run's end while the file is tried, a failure while somebody is graded. */
export type MistakeMeans = 'broken' | 'failed';

let exerciseKey: string | undefined;
let mistakeMeans: MistakeMeans = 'broken';

/** Says that the file has been read, so that one without a check tells of none, and what a mistake in it means. */
export function begin(means: MistakeMeans): void {
  mistakeMeans = means;
  listen();
}

/** Says which exercise the checks that follow are for. */
export function exercise(key: string): void {
  exerciseKey = key;
}

/** Adds a check of a server. */
export function check(
  description: PrivateCheckDescription,
  body: (tools: CheckTools) => Promise<void>,
): void {
  addCheck(describe(description), guarded(body));
}

/** Adds a check of a client. */
export function checkClient(
  description: PrivateCheckDescription,
  body: (tools: ClientCheckTools) => Promise<void>,
): void {
  addClientCheck(describe(description), guarded(body));
}

function describe(description: PrivateCheckDescription): CheckDescription {
  const { id, clock } = description;
  if (exerciseKey === undefined) {
    throw new Error(
      "Expected exercise('…') before the first check, to say which exercise it is for.",
    );
  }
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new Error(
      `Expected each check to have an id like 'big-sums', got ${JSON.stringify(id)}.`,
    );
  }
  return {
    id: `${exerciseKey}#${id}`,
    ...titleOf(description),
    ...(clock && { clock }),
    hints: [],
  };
}

function titleOf(description: PrivateCheckDescription): Text {
  const texts = description as Partial<Text> & { title?: string };
  const { es = texts.title ?? texts.en, en = texts.title ?? texts.es } = texts;
  if (typeof es !== 'string' || typeof en !== 'string') {
    throw new Error(`Expected the check ${description.id} to have a title.`);
  }
  return { es, en };
}

function guarded<Tools>(body: (tools: Tools) => Promise<void>): (tools: Tools) => Promise<void> {
  return async (tools) => {
    try {
      await body(tools);
    } catch (error) {
      if (mistakeMeans === 'broken' || error instanceof ExpectationError) throw error;
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new ExpectationError(
        sayInChecks((texts) => texts.fullyTested),
        sayInChecks((texts) => texts.checkThrew(message)),
      );
    }
  };
}
