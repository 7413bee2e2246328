import { expect, test } from 'vitest';
import { checksOf, resultsOf, sentenceOf } from './check-programs.ts';

const check = await checksOf('refusal-judge');

/** An HTTP server that answers each upgrade by the given lines, with `socket`, `request` and `head`. */
function serverOnUpgrade(lines: string): string {
  return `import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ noServer: true });
createServer((request, response) => response.end('ok'))
  .on('upgrade', (request, socket, head) => {
    ${lines}
  })
  .listen(Number(process.env.PORT));`;
}

async function sentences(lines: string): Promise<string[]> {
  const report = await check(serverOnUpgrade(lines));
  return resultsOf(report).map((result) => `${result.id} ${sentenceOf(result)}`);
}

test('a refusal with the right status, and nothing after it, passes', async () => {
  const lines = "socket.end('HTTP/1.1 401 Unauthorized\\r\\nContent-Length: 2\\r\\n\\r\\nno');";
  expect(await sentences(lines)).toEqual([
    'any-4xx passed',
    'exact passed',
    'nothing-more passed',
    'plain passed',
  ]);
});

test('another status, or a 101, is told', async () => {
  expect(await sentences("socket.end('HTTP/1.1 404 Not Found\\r\\n\\r\\n');")).toEqual([
    'any-4xx passed',
    'exact failed: Expected a refusal before accepting: HTTP 401 in place of 101, got an HTTP answer 404 Not Found',
    'nothing-more failed: Expected a refusal before accepting: HTTP 401 in place of 101, got an HTTP answer 404 Not Found',
    'plain passed',
  ]);
  const accepting = 'wss.handleUpgrade(request, socket, head, (one) => one.close(1008));';
  expect((await sentences(accepting))[0]).toBe(
    'any-4xx failed: Expected a refusal before accepting: HTTP 4xx in place of 101, got an HTTP answer 101 Switching Protocols',
  );
});

test('who refuses and then accepts anyway is found', async () => {
  const lines = `socket.write('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n');
    wss.handleUpgrade(request, socket, head, (one) => one.close());`;
  expect((await sentences(lines))[2]).toBe(
    'nothing-more failed: Expected nothing more after the refusal, got an HTTP answer 101 Switching Protocols',
  );
});

test('who refuses but never ends the connection, or never answers, is found', async () => {
  expect((await sentences("socket.write('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n');"))[2]).toBe(
    'nothing-more timed-out: Expected the server to close the connection, got nothing within 2 s',
  );
  expect((await sentences('// nothing'))[0]).toBe(
    'any-4xx timed-out: Expected a refusal before accepting: HTTP 4xx in place of 101, got nothing within 2 s',
  );
}, 30_000);
