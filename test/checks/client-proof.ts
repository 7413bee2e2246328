import { expect, test } from 'vitest';
import type { CheckResult } from '../../src/checks/check-report.ts';
import { runChecks, type RunChecksOptions } from '../../src/checks/run-checks.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** Checks clients that visit the judge, on the given engine. */
export function clientProof(engine: () => Engine, judge: string): void {
  const check = async (
    client: string,
    options: Partial<RunChecksOptions> = {},
  ): Promise<readonly CheckResult[]> => {
    const report = await runChecks({
      engine: engine(),
      files: { 'client.ts': client },
      entry: 'client.ts',
      subject: 'client',
      judge,
      waitTicks: 10,
      ...options,
    });
    if (report.status !== 'checked') throw new Error(JSON.stringify(report));
    return report.results;
  };
  const verdict = async (client: string, options: Partial<RunChecksOptions> = {}) =>
    (await check(client, options)).map(sentenceOf);

  test('passes a client that waits, answers and leaves', { timeout: 30_000 }, async () => {
    expect(await verdict(clientThat(echoes))).toEqual([
      'waits-for-the-handshake passed',
      'echoes-and-closes passed',
    ]);
  });

  test('passes a client that lives on after it closed', { timeout: 30_000 }, async () => {
    const results = await verdict(`setInterval(() => {}, 1000);\n${clientThat(echoes)}`);
    expect(results).toEqual(['waits-for-the-handshake passed', 'echoes-and-closes passed']);
  });

  test('reports what a client threw with its line and its hint', { timeout: 30_000 }, async () => {
    const [first] = await check(
      `const socket = new WebSocket(process.env.SERVER_URL);\n\nsocket.send('hello');`,
    );
    if (first?.status !== 'crashed') throw new Error(first?.status);
    expect(first.end).toMatchObject({
      status: 'threw',
      error: { name: 'InvalidStateError', position: { file: 'client.ts', line: 3 } },
    });
    expect(first.hints[0]?.en).toBe('It broke');
  });

  test('finds a timer that was meant to be long enough', { timeout: 30_000 }, async () => {
    const [first] = await check(
      `const socket = new WebSocket(process.env.SERVER_URL);
setTimeout(() => socket.send('hello'), 50);`,
    );
    expect(first?.status === 'crashed' && first.end).toMatchObject({
      status: 'threw',
      error: { position: { file: 'client.ts', line: 2 } },
    });
  });

  test('reports a client that breaks after a right close', { timeout: 30_000 }, async () => {
    const late = `${clientThat(echoes)}
socket.onclose = () => { throw new Error('too late'); };`;
    expect((await verdict(late))[1]).toMatch(
      /^echoes-and-closes crashed: Expected your program to end without an error, got client\.ts, line \d+: Error: too late/,
    );
  });

  test('tells that a client ended without connecting', { timeout: 30_000 }, async () => {
    expect((await verdict(`console.log('nothing to do');`))[1]).toBe(
      'echoes-and-closes failed: Expected your client to connect to process.env.SERVER_URL, got your program ended without connecting',
    );
  });

  test('tells a file that is not TypeScript by its line', { timeout: 30_000 }, async () => {
    const [first] = await check(`const socket =\n= 3;`);
    expect(first?.status === 'crashed' && first.end.status).toBe('not-loaded');
  });

  test('names both sides of a wrong close', { timeout: 30_000 }, async () => {
    const wrong = clientThat(echoes).replace(`close(1000, 'done')`, 'close()');
    expect((await verdict(wrong))[1]).toBe(
      'echoes-and-closes failed: Expected a close 1000 "done", got a close without a code (1005)',
    );
    const otherReason = clientThat(echoes).replace(`'done'`, `'fin'`);
    expect((await verdict(otherReason))[1]).toBe(
      'echoes-and-closes failed: Expected a close 1000 "done", got a close 1000 "fin"',
    );
  });

  test('tells of another connection', { timeout: 30_000 }, async () => {
    const twice = `new WebSocket(process.env.SERVER_URL);\n${clientThat(echoes)}`;
    const swapped = clientThat(echoes) + `\nnew WebSocket(process.env.SERVER_URL);`;
    expect((await verdict(twice))[0]).toMatch(/^waits-for-the-handshake timed-out/);
    expect((await verdict(swapped))[1]).toBe(
      'echoes-and-closes failed: Expected a single connection, got another connection of your client',
    );
  });

  test(
    'does not take a client that is slow, and waits for more, for one that broke',
    { timeout: 30_000 },
    async () => {
      const slow = `const socket = new WebSocket(process.env.SERVER_URL);
await new Promise((resolve) => socket.addEventListener('open', resolve));
socket.send('hello');
await new Promise((resolve) => setImmediate(resolve));
// By the machine's time: the client's own clock stands still.
const now = () => new Event('now').timeStamp;
for (const until = now() + 600; now() < until;);
await new Promise((resolve) => socket.addEventListener('message', resolve));`;
      expect((await verdict(slow, { waitTicks: 2 }))[0]).toBe('waits-for-the-handshake passed');
    },
  );

  test('reports an endless loop as what it is', { timeout: 60_000 }, async () => {
    const [first] = await check(clientThat('').replace(`socket.send('hello')`, '{ for (;;); }'), {
      untilFirstFailure: true,
    });
    expect(first?.status === 'crashed' && first.end).toEqual({ status: 'unresponsive' });
  });

  test(
    'keeps the visit in the transcript, in the words of both sides',
    { timeout: 30_000 },
    async () => {
      const [, second] = await check(clientThat(`socket.send(new Uint8Array([1, 2]));`));
      if (second?.status !== 'failed') throw new Error(second?.status);
      const told = second.transcript.map(({ client, direction, kind, payload }) =>
        [client, direction, kind, payload].join(' '),
      );
      expect(told.slice(0, 3)).toEqual([
        'visitor 1 client-to-server GET / ',
        'visitor 1 server-to-client 101 Switching Protocols',
        'visitor 1 client-to-server text hello',
      ]);
      expect(told[4]).toBe('visitor 1 client-to-server binary 01 02');
    },
  );
}

const echoes = `if (data === 'bye') socket.close(1000, 'done');
  else socket.send('echo: ' + data);`;

function clientThat(onMessage: string): string {
  return `const socket = new WebSocket(process.env.SERVER_URL);
socket.onopen = () => socket.send('hello');
socket.onmessage = ({ data }) => {
  ${onMessage}
};`;
}

function sentenceOf(result: CheckResult): string {
  if (result.status === 'passed') return `${result.id} passed`;
  return `${result.id} ${result.status}: Expected ${result.expected.en}, got ${result.received.en}`;
}
