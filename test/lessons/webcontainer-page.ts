import type { CheckReport } from '../../src/checks/check-report.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { openWebContainerEngine } from '../../src/engine/open-engine.ts';
import { useStandIn } from '../webcontainer-stand-in/use-stand-in.ts';
import type { CorpusRun } from './corpus-engines.ts';

declare global {
  /** Checks one submission in the WebContainer of this page. */
  var checkInContainer: (run: CorpusRun) => Promise<CheckReport>;
}

await useStandIn();
const opening = await openWebContainerEngine();
if (opening.status === 'unavailable') throw new Error(`${opening.reason}: ${opening.message}`);
const { engine } = opening;
globalThis.checkInContainer = (run) => runChecks({ engine, ...run, untilFirstFailure: true });
