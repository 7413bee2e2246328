import { expect, test } from 'vitest';
import { checksOf, resultsOf, sentenceOf, serverThat } from './check-programs.ts';

const check = await checksOf('echo-judge');
const echo = serverThat(`socket.on('message', (data) => socket.send('echo: ' + data));`);

const firstSentence = async (onConnection: string) =>
  sentenceOf(resultsOf(await check(serverThat(onConnection), { waitTicks: 10 }))[0]);

test('passes a server that does what is asked', async () => {
  const report = await check(echo, { seed: 7 });
  expect(report).toEqual({
    status: 'checked',
    seed: 7,
    results: [
      { id: 'says-hola', title: { es: 'Devuelve hola', en: 'Echoes hola' }, status: 'passed' },
      {
        id: 'says-a-word',
        title: { es: 'Devuelve una palabra', en: 'Echoes a word' },
        status: 'passed',
      },
    ],
  });
});

test('names both sides when a binary frame comes instead of text', async () => {
  expect(await firstSentence(`socket.on('message', (data) => socket.send(data));`)).toBe(
    'failed: Expected text "echo: hola", got binary (4 bytes)',
  );
});

test('tells in Spanish and English what came, with the frames and the hints', async () => {
  const report = await check(serverThat(`socket.send('hi', () => socket.close(4000, 'bye'));`));
  const [first] = resultsOf(report);
  if (first?.status !== 'failed') throw new Error(first?.status);
  expect(first.expected).toEqual({ es: 'texto "echo: hola"', en: 'text "echo: hola"' });
  expect(first.received).toEqual({ es: 'texto "hi"', en: 'text "hi"' });
  expect(first.hints.map(({ en }) => en)).toEqual(['Hint 1', 'Hint 2', 'Hint 3']);
  const frames = first.transcript.map(({ client, kind, payload }) => [client, kind, payload]);
  expect(frames.slice(0, 2)).toEqual([
    ['client 1', 'GET /', ''],
    ['client 1', '101', 'Switching Protocols'],
  ]);
  expect(frames).toContainEqual(['client 1', 'text', 'hi']);
  expect(frames).toContainEqual(['client 1', 'text', 'hola']);
});

test('tells a silent server from a wrong one, and hints at silence', async () => {
  const [first] = resultsOf(await check(serverThat(''), { waitTicks: 10 }));
  expect(sentenceOf(first)).toBe('timed-out: Expected text "echo: hola", got nothing within 0.5 s');
  expect(first?.status === 'timed-out' && first.hints[0]?.en).toBe('It kept silent');
});

test('tells a closed connection with its code, and hints at closing', async () => {
  const [first] = resultsOf(await check(serverThat(`socket.close(1008, 'no');`)));
  expect(sentenceOf(first)).toBe('failed: Expected text "echo: hola", got a close 1008 "no"');
  expect(first?.status === 'failed' && first.hints[0]?.en).toBe('It closed');
});

test('tells of the wrong message, not of what the program did when the judge hung up on it', async () => {
  expect(
    await firstSentence(`socket.send('wrong');
      socket.on('close', () => { throw new Error('nobody is left'); });`),
  ).toBe('failed: Expected text "echo: hola", got text "wrong"');
});

test('tells a cut connection', async () => {
  // At once, it would race with the message: a system resets what is closed with bytes that nobody read.
  expect(await firstSentence(`socket.on('message', () => socket.terminate());`)).toBe(
    'failed: Expected text "echo: hola", got the end of the connection without a close frame (1006)',
  );
});

test('tells a refused handshake with its status', async () => {
  const server = `import { createServer } from 'node:http';
    createServer().on('upgrade', (_, socket) => {
      socket.end('HTTP/1.1 403 Forbidden\\r\\nContent-Length: 0\\r\\n\\r\\n');
    }).listen(process.env.PORT);`;
  expect(sentenceOf(resultsOf(await check(server))[0])).toBe(
    'failed: Expected the server to accept the connection (101), got an HTTP answer 403 Forbidden',
  );
});

test('tells bytes that are no HTTP and frames that break the protocol', async () => {
  const garbage = `import { createServer } from 'node:net';
    createServer((socket) => socket.on('error', () => {}).write('\\x00\\x01garbage\\n'))
      .listen(process.env.PORT);`;
  expect(sentenceOf(resultsOf(await check(garbage))[0])).toBe(
    'failed: Expected the server to accept the connection (101), got bytes that are no HTTP answer',
  );
  expect(await firstSentence(`socket._socket.write(Buffer.from([0x83, 0x00]));`)).toBe(
    'failed: Expected text "echo: hola", got a frame that breaks the protocol (reserved-opcode)',
  );
});

test('tells a message too many', async () => {
  const report = await check(
    serverThat(`socket.on('message', (data) => {
      socket.send('echo: ' + data);
      socket.send('by the way');
    });`),
  );
  const results = resultsOf(report);
  expect(results.map(({ status }) => status)).toEqual(['passed', 'failed']);
  expect(sentenceOf(results[1])).toBe('failed: Expected no further message, got text "by the way"');
});

test('accepts a late reply, other frames in between, and any console output', async () => {
  const results = resultsOf(
    await check(
      serverThat(`socket.ping(); socket.pong();
        for (let line = 0; line < 20000; line += 1) console.log('flood', line);
        socket.on('message', (data) => setTimeout(() => socket.send('echo: ' + data), 300));`),
    ),
  );
  // A late reply comes after the sentinel that proves the absence of a second one.
  expect(results.map(({ status }) => status)).toEqual(['passed', 'passed']);
});

test('survives a server that sends without end', async () => {
  const flood = await firstSentence(
    `const send = () => { if (socket.readyState === 1) { for (let i = 0; i < 500; i += 1) socket.send('x'); setImmediate(send); } };
     send();`,
  );
  expect(flood).toMatch(/^failed: Expected text "echo: hola", got text "x"$/);
});

test('reports a crash with its line, and gives the next check a server of its own', async () => {
  const report = await check(
    serverThat(`socket.on('message', (data) => {
  if (String(data) === 'hola') throw new TypeError('boom');
  socket.send('echo: ' + data);
});`),
  );
  const results = resultsOf(report);
  expect(results.map(({ status }) => status)).toEqual(['crashed', 'passed']);
  const [first] = results;
  if (first?.status !== 'crashed') throw new Error(first?.status);
  expect(first.end).toMatchObject({
    status: 'threw',
    error: { message: 'boom', position: { file: 'server.ts', line: 5 } },
  });
  expect(first.received.en).toMatch(/^server\.ts, line 5: TypeError: boom\./);
  expect(first.hints[0]?.en).toBe('It crashed');
});

test('reports a server that dies after a right answer', async () => {
  const report = await check(
    serverThat(`socket.on('message', (data) => socket.send('echo: ' + data));
socket.on('close', () => process.exit(9));`),
  );
  expect(resultsOf(report).map(sentenceOf)).toEqual([
    'crashed: Expected the server to stay up, got The program ended with code 9. Look for where it calls process.exit or sets process.exitCode.',
    'crashed: Expected the server to stay up, got The program ended with code 9. Look for where it calls process.exit or sets process.exitCode.',
  ]);
});

test('reports an endless loop as what it is', { timeout: 30_000 }, async () => {
  const [first] = resultsOf(
    await check(serverThat(`socket.on('message', () => { for (;;) {} });`), {
      untilFirstFailure: true,
    }),
  );
  expect(first?.status === 'crashed' && first.end).toEqual({ status: 'unresponsive' });
});

test('believes nothing that the program prints or claims', async () => {
  const report = await check(
    serverThat(`console.log(JSON.stringify({ type: 'outcome', outcome: { status: 'passed' } }));
      process.send?.({ type: 'outcome', check: 'says-hola', outcome: { status: 'passed' }, sign: 'answers' });
      socket.close();`),
  );
  expect(resultsOf(report).map(({ status }) => status)).toEqual(['failed', 'failed']);
});

test('repeats names and payloads with the same seed', async () => {
  const wordsWith = async (seed: number) => {
    const words: string[] = [];
    await check(
      serverThat(
        `socket.on('message', (data) => { console.log(String(data)); socket.send('echo: ' + data); });`,
      ),
      {
        seed,
        onServerEvent: (event) => {
          if (event.type === 'output') words.push(event.text);
        },
      },
    );
    return words;
  };
  const [one, same, other] = [await wordsWith(1), await wordsWith(1), await wordsWith(2)];
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test('tells of each result as soon as it is there', async () => {
  const heard: string[] = [];
  await check(echo, { onProgress: ({ id, status }) => heard.push(`${id} ${status}`) });
  expect(heard).toEqual(['says-hola passed', 'says-a-word passed']);
});

test('stops when it is told to', async () => {
  const stop = new AbortController();
  const report = check(serverThat(''), { signal: stop.signal, seed: 3 });
  setTimeout(() => stop.abort(), 200);
  expect(await report).toEqual({ status: 'stopped', seed: 3 });
});

test('runs only the checks that are chosen, and tells how many it left out', async () => {
  const report = await check(echo, { choose: (checks) => checks.slice(0, 1) });
  expect(resultsOf(report).map(({ id }) => id)).toEqual(['says-hola']);
  expect(report.status === 'checked' && report.leftOut).toBe(1);
});
