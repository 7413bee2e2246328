import type { CheckReport } from '../../src/checks/check-report.ts';
import { KeptJudges } from '../../src/checks/kept-judges.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import type { CorpusRun } from './corpus-engines.ts';

declare global {
  /** Checks one submission in the embedded engine of this page. */
  var checkInPage: (run: CorpusRun) => Promise<CheckReport>;
}

const engine = await openEngine({ engine: 'embedded' });
const judges = new KeptJudges(engine, 4);
globalThis.checkInPage = (run) => runChecks({ engine, judges, ...run, untilFirstFailure: true });
