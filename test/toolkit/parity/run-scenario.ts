import { AppLog } from './app-log.ts';
import { openApp } from './apps/open-app.ts';
import { runSteps } from './driver/run-steps.ts';
import { fitsLog, logDemand } from './judge/judge-log.ts';
import { fitsWire, wireDemand } from './judge/judge-wire.ts';
import type { LogEntry, Scenario, Wire } from './scenario.ts';

/** What came of a scenario: what it demands (an undefined log isn't judged) and what there was. */
export type Outcome = {
  id: string;
  status: 'passed' | 'failed';
  expected: { wire: unknown; appLog?: readonly LogEntry[] };
  got: { wire: Wire; appLog: readonly LogEntry[] };
};

/** Milliseconds that handlers get to note what they still have to when their clients have gone. */
const patience = 2000;

/** Plays a scenario against an app of its own on a free port and judges it. */
export async function runScenario(scenario: Scenario): Promise<Outcome> {
  const log = new AppLog();
  const app = openApp(scenario.section, log);
  const host = '127.0.0.1';
  const port = await app.listen(0, host);
  const wire = await runSteps(scenario.client, { host, port }, () =>
    log.until((entries) => fitsLog(scenario, entries), patience),
  );
  await app.close({ timeout: patience });
  return judge(scenario, { wire, appLog: log.entries });
}

/** Judges what was seen and noted by what the scenario demands. */
export function judge(scenario: Scenario, got: Outcome['got']): Outcome {
  const appLog = logDemand(scenario);
  const demand = wireDemand(scenario);
  return {
    id: scenario.id,
    status: fitsWire(scenario, got.wire) && fitsLog(scenario, got.appLog) ? 'passed' : 'failed',
    expected: {
      wire: demand.status === 'events' ? demand.wire : 'anything',
      ...(appLog ? { appLog } : {}),
    },
    got,
  };
}
