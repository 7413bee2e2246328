import { expect, test } from 'vitest';
import { checksOf, resultsOf, sentenceOf, serverThat } from './check-programs.ts';

const check = await checksOf('wire-judge');

test('speaks to a server in every way that a check may need', async () => {
  const report = await check(
    serverThat(`socket.on('error', () => {});
      const path = request.url;
      if (path === '/json') socket.on('message', () => socket.send('{"list":[1,{"a":null}],\\n"ok":true}'));
      if (path === '/echo') socket.on('message', (data) => socket.send(String(data)));
      if (path === '/close') socket.close(4001, 'enough');
      if (path === '/ping') socket.ping();`),
  );
  expect(resultsOf(report).map((result) => `${result.id} ${sentenceOf(result)}`)).toEqual([
    'json passed',
    'subprotocol passed',
    'fragments passed',
    'close passed',
    'unmasked passed',
    'mute-peer passed',
  ]);
});

test('names JSON that is another, a code that is another, and a server that died of a bad frame', async () => {
  const report = await check(
    serverThat(`const path = request.url;
      if (path === '/json') socket.on('message', () => socket.send('{"list":[1],"ok":true}'));
      if (path === '/echo') socket.on('message', (data) => socket.send(String(data)));
      if (path === '/close') socket.close();
      if (path === '/ping') socket.ping();`),
  );
  expect(resultsOf(report).map((result) => `${result.id} ${sentenceOf(result)}`)).toEqual([
    'json failed: Expected the JSON reply {"ok":true,"list":[1,{"a":null}]}, got text "{"list":[1],"ok":true}"',
    'subprotocol passed',
    'fragments passed',
    'close failed: Expected a close 4001, got a close without a code (1005)',
    expect.stringMatching(/^unmasked crashed: .*MASK must be set/) as string,
    'mute-peer passed',
  ]);
});
