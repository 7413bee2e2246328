import { badJoins } from './bad-joins.ts';
import type { Leaving } from './leavings.ts';
import type { ServerState } from './soak-messages.ts';

/** Whether the handlers were told of the ends that happened: what differs, in words. */
export function compareEnds(
  left: ReadonlyMap<Leaving, number>,
  refused: Readonly<Record<string, number>>,
  { endCodes, uncaught }: ServerState,
): string[] {
  const violations: string[] = [];
  // Who resets while joining may get as far as the handler.
  const strangers = badJoins
    .filter(({ then }) => then === 'reset')
    .reduce((sum, { name }) => sum + (refused[`joins ${name}`] ?? 0), 0);
  const codes = new Set([...left.keys()].flatMap(({ tells }) => tells).map(String));
  for (const code of [...codes, ...Object.keys(endCodes)]) {
    const sure = sum(left, ({ tells }) => tells.length === 1 && String(tells[0]) === code);
    const possible = sum(left, ({ tells }) => tells.map(String).includes(code));
    const most = possible + (code === '1006' ? strangers : 0);
    const told = endCodes[code] ?? 0;
    if (told < sure || told > most) {
      violations.push(
        `${told} handlers were told ${code}, where ${sure} to ${most} clients left so`,
      );
    }
  }
  const errors = sum(left, ({ tells }) => tells.length === 0);
  for (const [name, times] of Object.entries(uncaught)) {
    const isExpected = name === 'SyntaxError' && times >= errors && times <= errors + strangers;
    if (!isExpected) violations.push(`${times} times ${name} was uncaught`);
  }
  if (errors > 0 && !uncaught['SyntaxError']) violations.push('bad JSON was never reported');
  return violations;
}

/** Whether the memory stayed flat while all were there, and came back when all had left: what didn't, in words. */
export function compareMemory(before: number, during: readonly number[], after: number): string[] {
  const violations: string[] = [];
  const part = Math.floor(during.length / 3);
  const [early, late] = [mean(during.slice(1, 1 + part)), mean(during.slice(-part))];
  if (part >= 2 && late > early * 1.1 + 5) {
    violations.push(`memory grew from ${early} MB to ${late} MB while as many were there`);
  }
  if (after > before + KEPT_MB)
    violations.push(`${after} MB are held in the end, ${before} before`);
  return violations;
}

function sum(left: ReadonlyMap<Leaving, number>, isMeant: (leaving: Leaving) => boolean): number {
  return [...left].reduce((total, [how, times]) => total + (isMeant(how) ? times : 0), 0);
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) / values.length);
}

/** What a warm server may keep: compiled code, buffers for the next connections. */
const KEPT_MB = 12;
