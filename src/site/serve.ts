import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'astro';

const wantedPort = Number(process.env['PORT'] ?? 4321);
const root = fileURLToPath(new URL('../../', import.meta.url));

if (!existsSync(new URL('../../dist/index.html', import.meta.url))) {
  await build({ root, logLevel: 'warn' });
}
const port = await findFreePort(wantedPort);
await preview({ root, logLevel: 'error', server: { port } });
if (port !== wantedPort) console.log(`Port ${wantedPort} is taken, so this is the next free one.`);
console.log(`Enchufe is at http://localhost:${port}`);

async function findFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    if (!(await isAnswered(port))) return port;
  }
  throw new Error(`The ports ${first} to ${first + 99} are all taken; set PORT to a free one.`);
}

/** Asks on both addresses that `localhost` may mean: a listener on one of them is enough to be in the way. */
async function isAnswered(port: number): Promise<boolean> {
  const answers = ['127.0.0.1', '::1'].map(
    (host) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ host, port });
        socket.once('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', () => resolve(false));
      }),
  );
  return (await Promise.all(answers)).includes(true);
}
