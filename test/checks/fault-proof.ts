import { expect, test } from 'vitest';
import { runChecks } from '../../src/checks/run-checks.ts';
import type { Engine } from '../../src/engine/engine.ts';

/** Checks a server with connections that fail on the judge's side, on the given engine. */
export function faultProof(engine: () => Engine, judge: string): void {
  test(
    'lets a check cut its connections, fall silent and read slowly',
    { timeout: 30_000 },
    async () => {
      const report = await runChecks({
        engine: engine(),
        files: { 'server.ts': server },
        entry: 'server.ts',
        judge,
      });
      if (report.status !== 'checked') throw new Error(JSON.stringify(report));
      expect(report.results).toMatchObject([
        { id: 'cut', status: 'passed' },
        { id: 'silence', status: 'passed' },
        { id: 'slow-reader', status: 'passed' },
      ]);
    },
  );
}

const server = `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
const toAll = (text) => { for (const client of server.clients) client.send(text); };
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('close', (code) => { if (code === 1006) toAll('left with 1006'); });
  socket.on('message', (data) => {
    const text = String(data);
    if (text === 'all') toAll('all');
    if (text === 'flood') {
      const others = [...server.clients].filter((client) => client !== socket);
      for (let i = 0; i < 400; i++) for (const other of others) other.send(Buffer.alloc(65_536));
    }
    if (text === 'buffered?') {
      const amounts = [...server.clients].map((client) => client.bufferedAmount);
      socket.send('buffered: ' + amounts.some((amount) => amount > 1_000_000));
    }
  });
});`;
