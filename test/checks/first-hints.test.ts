import { expect, test } from 'vitest';
import { checksOf, resultsOf, serverThat } from './check-programs.ts';

const check = await checksOf('hint-judge');

/** The hints of the check with this id, in English. */
async function hintsOf(server: string): Promise<string[]> {
  const [result] = resultsOf(await check(server, { waitTicks: 10 }));
  if (!result || result.status === 'passed') throw new Error(`${result?.status}`);
  return result.hints.map(({ en }) => en);
}

test('a hint that a check gives before each of its steps is told once', async () => {
  expect(await hintsOf(serverThat(`socket.on('message', () => socket.send('other'));`))).toEqual([
    'It is wrong',
    'Hint 1',
  ]);
});

test('a text that differs in white space only is called so', async () => {
  const server = serverThat(`socket.on('message', () => socket.send('step  1 '));`);
  expect((await hintsOf(server))[0]).toBe(
    'Only white space differs: compare the two lines character by character.',
  );
});

test('an empty text is not called one that differs in white space', async () => {
  expect((await hintsOf(serverThat(`socket.send('');`)))[0]).toBe('It is wrong');
});

test('a close 1011 is explained after what the check says of a close', async () => {
  expect(await hintsOf(serverThat(`socket.close(1011);`))).toEqual([
    'It closed',
    'A function that lets an error through has its connection closed with 1011: what your program wrote tells which.',
    'Hint 1',
  ]);
});

test('an HTTP 500 is explained, another refusal is not', async () => {
  const refusal = (status: number) => `import { createServer } from 'node:http';
    createServer().on('upgrade', (_, socket) => {
      socket.end('HTTP/1.1 ${status} No\\r\\nContent-Length: 0\\r\\n\\r\\n');
    }).listen(process.env.PORT);`;
  expect(await hintsOf(refusal(500))).toEqual([
    'It is wrong',
    'An HTTP 500 is an error of your function before it accepts: what your program wrote tells which.',
    'Hint 1',
  ]);
  expect(await hintsOf(refusal(403))).toEqual(['It is wrong', 'Hint 1']);
});

test('a message that was put back is the next once more', async () => {
  const server = serverThat(`socket.on('message', () => socket.send('step 1'));`);
  const results = resultsOf(await check(server));
  expect(results.map(({ id, status }) => [id, status])).toEqual([
    ['steps', 'passed'],
    ['puts-back', 'passed'],
  ]);
});
