import type { Engine, Program, ProgramEvent } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { echoClient, echoServer } from './echo-programs.ts';

declare global {
  /** Milliseconds from starting the server program to the first echoed message, once for each run. */
  var measureRunToEcho: (runs: number, pauseMs: number) => Promise<number[]>;
}

globalThis.measureRunToEcho = async (runs, pauseMs) => {
  const engine = await openEngine({ engine: 'embedded' });
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    times.push(await runToEcho(engine, 9000 + run));
  }
  await engine.close();
  return times;
};

async function runToEcho(engine: Engine, port: number): Promise<number> {
  const began = performance.now();
  const server = engine.start({
    name: 'server',
    files: { 'server.ts': echoServer },
    entry: 'server.ts',
    env: { PORT: String(port) },
    role: 'learner',
  });
  await waitFor(server, (event) => event.type === 'listening');
  const client = engine.start({
    name: 'client',
    files: { 'client.ts': echoClient },
    entry: 'client.ts',
    env: { SERVER_URL: `ws://localhost:${port}` },
    role: 'learner',
  });
  await waitFor(client, (event) => event.type === 'output' && event.text.startsWith('echoed hola'));
  const took = performance.now() - began;
  await client.ended;
  await server.stop();
  return took;
}

function waitFor(program: Program, isIt: (event: ProgramEvent) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    program.subscribe((event) => {
      if (isIt(event)) resolve();
      else if (event.type === 'ended')
        reject(new Error(`${program.name}: ${JSON.stringify(event.end)}`));
    });
  });
}
