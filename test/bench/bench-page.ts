import type { Engine, Program, ProgramEvent } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import type { PairSpec } from './bench-cases.ts';
import { firstEchoClient, serverProgram } from './bench-programs.ts';

declare global {
  /** What the bench asks of the page: one engine, open until the page closes. */
  var bench: typeof embeddedBench;
}

let opened: Promise<Engine> | undefined;
let lastPort = 9000;
let heard = 0;

const embeddedBench = {
  async open(): Promise<void> {
    await (opened ??= openEngine({ engine: 'embedded' }));
  },

  /** Runs a server and the client, and gives the number that the client prints. */
  async measurePair(pair: PairSpec, isWatched: boolean): Promise<number> {
    const engine = await openEngineOnce();
    const unwatch = isWatched ? engine.onWire(() => heard++) : undefined;
    const { server, client, result } = await startPair(engine, pair);
    await Promise.all([client.stop(), server.stop()]);
    unwatch?.();
    return result;
  },

  /** Starts a pair that stays until `stopHeld`. */
  async hold(pair: PairSpec): Promise<void> {
    const { server, client } = await startPair(await openEngineOnce(), pair);
    held.push(client, server);
  },

  async stopHeld(): Promise<void> {
    await Promise.all(held.splice(0).map((program) => program.stop()));
  },

  /** Milliseconds from starting the server program to the first echoed message. */
  async measureRunToEcho(): Promise<number> {
    const engine = await openEngineOnce();
    const began = performance.now();
    const server = await startServer(engine);
    const client = start(engine, 'client', firstEchoClient, {});
    await waitFor(
      client,
      (event) => event.type === 'output' && event.text.startsWith('echoed hola'),
    );
    const took = performance.now() - began;
    await client.ended;
    await server.stop();
    return took;
  },
};

const held: Program[] = [];
globalThis.bench = embeddedBench;

async function openEngineOnce(): Promise<Engine> {
  return (opened ??= openEngine({ engine: 'embedded' }));
}

async function startPair(
  engine: Engine,
  pair: PairSpec,
): Promise<{ server: Program; client: Program; result: number }> {
  const server = await startServer(engine);
  const client = start(engine, 'client', pair.client, pair.env);
  let result = Number.NaN;
  await waitFor(client, (event) => {
    if (event.type !== 'output' || !event.text.startsWith('result ')) return false;
    result = Number(event.text.slice('result '.length));
    return true;
  });
  return { server, client, result };
}

async function startServer(engine: Engine): Promise<Program> {
  lastPort++;
  const server = start(engine, 'server', serverProgram, {});
  await waitFor(server, (event) => event.type === 'listening');
  return server;
}

function start(
  engine: Engine,
  name: string,
  text: string,
  env: Readonly<Record<string, string>>,
): Program {
  const address = { PORT: String(lastPort), SERVER_URL: `ws://localhost:${String(lastPort)}` };
  const file = `${name}.ts`;
  return engine.start({
    name,
    files: { [file]: text },
    entry: file,
    env: { ...env, ...address },
    role: 'learner',
  });
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
