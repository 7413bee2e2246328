import { parseArgs } from 'node:util';
import { runSoak } from './soak.ts';
import { printReport } from './soak-report.ts';

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const report = await runSoak({
  clients: Number(options.clients),
  seconds: Number(options.seconds),
});
if (options.json) console.log(JSON.stringify(report));
else printReport(report);
process.exitCode = report.violations.length === 0 ? 0 : 1;
