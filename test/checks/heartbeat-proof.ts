import { expect, test } from 'vitest';
import type { RunChecksOptions } from '../../src/checks/run-checks.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { CheckResult } from '../../src/checks/check-report.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** Checks servers with a heartbeat in simulated minutes, on the given engine. */
export function heartbeatProof(engine: () => Engine, judge: string): void {
  const verdict = async (
    server: string,
    options: Partial<RunChecksOptions> = {},
  ): Promise<string[]> => {
    const report = await runChecks({
      engine: engine(),
      files: { 'server.ts': server },
      entry: 'server.ts',
      judge,
      waitTicks: 10,
      ...options,
    });
    if (report.status !== 'checked') throw new Error(JSON.stringify(report));
    return report.results.map(sentenceOf);
  };

  test(
    'passes a server that pings every 30 s and terminates who did not answer',
    { timeout: 30_000 },
    async () => {
      const began = performance.now();
      expect(await verdict(heartbeatServer(terminatesTheMute))).toEqual([
        'pings passed',
        'keeps-who-answers passed',
        'cuts-who-is-gone passed',
        'echoes passed',
      ]);
      // Twelve simulated minutes.
      expect(performance.now() - began).toBeLessThan(20_000);
    },
  );

  test('tells a server that never looks who is there', { timeout: 30_000 }, async () => {
    expect(await verdict(heartbeatServer(''))).toEqual([
      'pings timed-out: Expected a frame, got nothing within 0.5 s',
      'keeps-who-answers passed',
      'cuts-who-is-gone timed-out: Expected a close 1006, got nothing within 0.3 s',
      'echoes passed',
    ]);
  });

  test('tells a server that takes nobody for alive', { timeout: 30_000 }, async () => {
    expect(
      await verdict(
        heartbeatServer(terminatesTheMute).replace("socket.on('pong'", "socket.on('ping'"),
      ),
    ).toEqual([
      'pings passed',
      'keeps-who-answers failed: Expected the connection to stay open, got the end of the connection without a close frame (1006)',
      'cuts-who-is-gone failed: Expected the connection to stay open, got the end of the connection without a close frame (1006)',
      'echoes passed',
    ]);
  });

  test('tells a server that pings too early', { timeout: 30_000 }, async () => {
    expect((await verdict(heartbeatServer(terminatesTheMute).replace('30_000', '20_000')))[0]).toBe(
      'pings failed: Expected no further frame, got a ping frame',
    );
  });

  test(
    'tells a server that loops for ever once its time has come',
    { timeout: 30_000 },
    async () => {
      const [first] = await verdict(heartbeatServer('for (;;);'), { untilFirstFailure: true });
      expect(first).toMatch(/^pings crashed: Expected /);
    },
  );

  test(
    'starts a server that waits for a timer before it listens',
    { timeout: 30_000 },
    async () => {
      const late = heartbeatServer(terminatesTheMute).replace(
        'const server =',
        'await new Promise((resolve) => setTimeout(resolve, 300));\nconst server =',
      );
      expect((await verdict(late))[0]).toBe('pings passed');
    },
  );
}

const terminatesTheMute = `
    if (!socket.isAlive) { socket.terminate(); continue; }
    socket.isAlive = false;
    socket.ping();`;

function heartbeatServer(eachSocket: string): string {
  return `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => {
  socket.isAlive = true;
  socket.on('error', () => {});
  socket.on('pong', () => { socket.isAlive = true; });
  socket.on('message', (data) => socket.send(String(data)));
});
setInterval(() => {
  for (const socket of server.clients) {${eachSocket}
  }
}, 30_000);`;
}

function sentenceOf(result: CheckResult): string {
  if (result.status === 'passed') return `${result.id} passed`;
  return `${result.id} ${result.status}: Expected ${result.expected.en}, got ${result.received.en}`;
}
