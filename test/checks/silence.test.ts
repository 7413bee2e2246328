import { expect, test } from 'vitest';
import { checksOf, resultsOf, sentenceOf, serverThat } from './check-programs.ts';

const check = await checksOf('silence-judge');

const closesWhenAsked = "if (request.url === '/closes') socket.close(4001);";

async function sentencesOf(onConnection: string): Promise<string[]> {
  const results = resultsOf(await check(serverThat(`${closesWhenAsked}\n${onConnection}`)));
  return results.map((result) => `${result.id} ${sentenceOf(result)}`);
}

test('is silence where a connection stays open, and where it ended as the check wanted', async () => {
  expect(await sentencesOf('')).toEqual([
    'others-notice-nothing passed',
    'nothing-follows-the-expected-close passed',
    'nothing-follows-the-own-end passed',
  ]);
});

test('is not silence where a server ends the connection of somebody who did nothing', async () => {
  const [others] = await sentencesOf(
    "socket.on('message', () => server.clients.forEach((other) => other !== socket && other.close(1001)));",
  );
  expect(others).toBe(
    'others-notice-nothing failed: Expected the connection to stay open, got a close 1001',
  );
});

test('is not silence where a server cuts it without a word', async () => {
  const [others] = await sentencesOf(
    "socket.on('message', () => server.clients.forEach((other) => other !== socket && other.terminate()));",
  );
  expect(others).toMatch(
    /^others-notice-nothing failed: Expected the connection to stay open, got/,
  );
});
