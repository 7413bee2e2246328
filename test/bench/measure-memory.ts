import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type BenchCase, compareCosts } from './bench-result.ts';
import { idleClient } from './bench-programs.ts';
import type { EmbeddedBench } from './embedded-bench.ts';
import type { NodeBench } from './node-bench.ts';

const clients = 1000;

/**
 * What connections that do nothing cost, in megabytes of the renderers' private memory (all workers are
 * threads of them) after a garbage collection, over an engine that has nothing to run; beside it the same over the two programs
 * without connections, and Node's two processes, which collect every second.
 */
export async function measureMemory(
  embedded: EmbeddedBench,
  node: NodeBench,
): Promise<BenchCase[]> {
  await embedded.reopen();
  const idleEngine = await tabMegabytes(embedded);
  await embedded.hold(pairWith(0));
  const idlePrograms = await tabMegabytes(embedded);
  await embedded.stopHeld();
  await embedded.reopen();
  await embedded.hold(pairWith(clients));
  const connected = await tabMegabytes(embedded);
  await embedded.stopHeld();
  const nodeIdle = await nodeMegabytes(node, 0);
  const nodeConnected = await nodeMegabytes(node, clients);
  const name = `memory of ${clients.toLocaleString('en')} idle connections`;
  const nodeGrowth = nodeConnected - nodeIdle;
  return [
    // Node has no idle engine: its whole processes stand against what the tab grew by.
    compareCosts(`${name}, over an idle engine`, 'MB', [connected - idleEngine], [nodeConnected]),
    compareCosts(`${name}, over idle programs`, 'MB', [connected - idlePrograms], [nodeGrowth]),
  ];
}

async function tabMegabytes(embedded: EmbeddedBench): Promise<number> {
  await setTimeout(SETTLE_MS);
  await embedded.collectGarbage();
  return privateMegabytes(await embedded.rendererPids());
}

async function nodeMegabytes(node: NodeBench, count: number): Promise<number> {
  await node.hold(pairWith(count), ['--expose-gc', '--import', collectEverySecond]);
  await setTimeout(SETTLE_MS);
  const megabytes = privateMegabytes(node.heldPids);
  await node.stopHeld();
  return megabytes;
}

function pairWith(count: number): { client: string; env: Record<string, string> } {
  return { client: idleClient, env: { CLIENTS: String(count) } };
}

/** What would be free if these processes ended; only Linux tells. */
export function privateMegabytes(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const text = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    for (const [, amount] of text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)) {
      kilobytes += Number(amount);
    }
  }
  return (kilobytes * 1024) / 1e6;
}

const SETTLE_MS = 3000;
const collectEverySecond = 'data:text/javascript,setInterval(gc,1000).unref()';
