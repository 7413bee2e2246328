import type { ServerState } from './soak-messages.ts';

/** What came of a soak; it passed when `violations` is empty. */
export type SoakReport = {
  clients: number;
  seconds: number;
  joined: number;
  said: number;
  delivered: number;
  /** By way: how many left so. */
  left: Record<string, number>;
  /** By way: how many tried to join so. */
  refused: Record<string, number>;
  /** What the server held, in MB: before anybody came, while all were there, after all had left. */
  megabytes: { before: number; during: number[]; after: number };
  /** What the server held in the end. */
  last: ServerState;
  violations: string[];
};

/** The report for a console. */
export function printReport(report: SoakReport): void {
  const { megabytes, violations } = report;
  console.log(
    `${report.clients} clients for ${report.seconds} s: ${report.joined} joined, ` +
      `${report.said} messages said, ${report.delivered} delivered to those who stayed`,
  );
  console.table({ ...report.left, ...report.refused });
  console.log(
    `Server memory in MB: ${round(megabytes.before)} before, ` +
      `${megabytes.during.map(round).join(' ')} while all were there, ${round(megabytes.after)} after`,
  );
  console.log('In the end', report.last);
  for (const violation of violations.slice(0, 50)) console.log(`✗ ${violation}`);
  if (violations.length > 50) console.log(`… and ${violations.length - 50} more`);
  console.log(violations.length === 0 ? '✓ no violation' : `✗ ${violations.length} violations`);
}

function round(megabytes: number): number {
  return Math.round(megabytes * 10) / 10;
}
