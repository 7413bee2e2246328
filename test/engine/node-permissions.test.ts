import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { run } from './watched-program.ts';

const engine = openNodeEngine();
const outside = mkdtempSync(join(tmpdir(), 'enchufe-outside-'));
const secret = join(outside, 'secret.txt');
writeFileSync(secret, 'secret');
afterAll(async () => {
  await engine.close();
  rmSync(outside, { recursive: true });
});

/** What a program printed, whatever its end. */
async function printed(program: string): Promise<string[]> {
  const started = run(engine, program);
  const end = await started.ended;
  if (end.status !== 'ended') return [JSON.stringify(end)];
  return started.output;
}

/** An address for documentation (RFC 5737), which no machine has. */
const notOurs = '192.0.2.1';

/** The lines of a program that tell the code of an attempt's error. */
const attempt = `const attempt = async (action: () => unknown) => {
  try { console.log('done', await action()); } catch (error) { console.log((error as { code?: string }).code); }
};
const event = (emitter: { once(name: string, listener: (value: unknown) => void): unknown }, good: string) =>
  new Promise((resolve, reject) => { emitter.once(good, resolve); emitter.once('error', reject); });
`;

describe("a program's process", () => {
  test('reads and writes its own folder', async () => {
    expect(
      await printed(`import { readFileSync, writeFileSync } from 'node:fs';
        writeFileSync('mine.txt', 'kept');
        console.log(readFileSync('mine.txt', 'utf8'));`),
    ).toEqual(['kept']);
  });

  test('sees no other file, and changes none', async () => {
    expect(
      await printed(`${attempt}
        import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
        const secret = ${JSON.stringify(secret)};
        await attempt(() => readFileSync(secret));
        await attempt(() => readdirSync('..'));
        await attempt(() => writeFileSync(secret, 'changed'));
        await attempt(() => rmSync(secret));
        await attempt(() => { symlinkSync(secret, 'link'); return readFileSync('link', 'utf8'); });`),
    ).toEqual(Array.from({ length: 5 }, () => 'ERR_ACCESS_DENIED'));
  });

  test('keeps what Node compiled of it apart from what trusted programs run', async () => {
    const own = `import { getCompileCacheDir } from 'node:module'; console.log(getCompileCacheDir());`;
    const trusted = run(engine, own, { role: 'trusted' });
    await trusted.ended;
    const [folder = ''] = trusted.output;
    expect(folder).toMatch(/[/\\\\]trusted[/\\\\]/);
    expect(
      await printed(`${attempt}
        import { readdirSync, writeFileSync } from 'node:fs';
        await attempt(() => readdirSync(${JSON.stringify(folder)}));
        await attempt(() => writeFileSync(${JSON.stringify(join(folder, 'poison'))}, ''));`),
    ).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED']);
  });

  test('starts no process, no worker and no debugger, nor by Node’s inner modules', async () => {
    expect(
      await printed(`${attempt}
        import { execSync, spawn } from 'node:child_process';
        import { Worker } from 'node:worker_threads';
        import inspector from 'node:inspector';
        await attempt(() => execSync('true'));
        await attempt(() => event(spawn('true'), 'exit'));
        await attempt(() => new Worker('', { eval: true }));
        await attempt(() => inspector.open(0));
        await attempt(() => (process as never as { binding(name: string): unknown }).binding('spawn_sync'));`),
    ).toEqual(Array.from({ length: 5 }, () => 'ERR_ACCESS_DENIED'));
  });

  test('reaches nobody else on this machine’s other addresses, by name, address or a look-up of its own', async () => {
    const heard: unknown[] = [];
    const neighbour = createServer((socket) => heard.push(socket.remoteAddress));
    const address = foreignAddress();
    await new Promise<void>((resolve) => neighbour.listen(0, address ?? '127.0.0.1', resolve));
    const { port } = neighbour.address() as { port: number };
    const foreign = address ?? notOurs;
    const lines = await printed(`${attempt}
        import { connect } from 'node:net';
        import { get } from 'node:http';
        const dial = (options: object) => event(connect(options as never), 'connect');
        await attempt(() => dial({ host: '${foreign}', port: ${port} }));
        await attempt(() => dial({ host: '::ffff:${foreign}', port: ${port} }));
        await attempt(() => dial({ host: 'someone.example', port: ${port} }));
        await attempt(() => dial({ host: 'localhost', port: ${port}, autoSelectFamily: false,
          lookup: (name: string, options: object, done: (error: null, address: string, family: number) => void) =>
            done(null, '${foreign}', 4) }));
        await attempt(() => dial({ host: 'someone.example', port: ${port}, lookup:
          (name: string, options: object, done: (error: null, all: object[]) => void) =>
            done(null, [{ address: '${foreign}', family: 4 }]) }));
        await attempt(() => event(get('http://${foreign}:${port}/'), 'response'));
        await attempt(() => fetch('http://${foreign}:${port}/').catch((error) => { throw error.cause; }));
        const { _handle: handle } = connect({ host: '127.0.0.1', port: 1 }).on('error', () => {}) as never as { _handle: { constructor: new (kind: number) => { connect(...of: unknown[]): number } } };
        const raw = new handle.constructor(0);
        await attempt(() => new Promise((resolve) => {
          const request = { oncomplete: (status: number) => resolve(status < 0) };
          raw.connect(request, '${foreign}', ${port});
        }));`);
    neighbour.close();
    expect(lines).toEqual([
      'ECONNREFUSED',
      'ECONNREFUSED',
      'ENOTFOUND',
      'ECONNREFUSED',
      'ECONNREFUSED',
      'ECONNREFUSED',
      'ECONNREFUSED',
      'done true',
    ]);
    expect(heard).toEqual([]);
  });

  test('is heard by nobody else: it listens on loopback alone', async () => {
    const foreign = foreignAddress() ?? notOurs;
    expect(
      await printed(`${attempt}
        import { connect, createServer } from 'node:net';
        await attempt(() => event(createServer().listen(0, '${foreign}'), 'listening'));
        await attempt(() => event(createServer().listen('${join(outside, 'socket')}'), 'listening'));
        const { _handle: handle } = connect({ host: '127.0.0.1', port: 1 }).on('error', () => {}) as never as { _handle: { constructor: new (kind: number) => { listen(backlog: number): number } } };
        await attempt(() => new handle.constructor(1).listen(5) < 0);
        process.exit();`),
    ).toEqual(['EADDRNOTAVAIL', 'EACCES', 'done true']);
  });

  test('asks no name server, and sends no datagram', async () => {
    expect(
      await printed(`${attempt}
        import dns from 'node:dns';
        import { lookup } from 'node:dns/promises';
        const { createSocket } = process.getBuiltinModule('node:dgram');
        await attempt(() => lookup('someone.example'));
        await attempt(() => dns.promises.resolve4('someone.example'));
        await attempt(() => new dns.promises.Resolver().resolveTxt('someone.example'));
        await attempt(() => new Promise((resolve, reject) =>
          new dns.Resolver().resolve('someone.example', (error: unknown) => reject(error))));
        await attempt(() => createSocket('udp4'));`),
    ).toEqual(['ENOTFOUND', 'ENOTFOUND', 'ENOTFOUND', 'ENOTFOUND', 'ERR_ACCESS_DENIED']);
  });

  test('ends no other process', async () => {
    expect(
      await printed(`${attempt}
        await attempt(() => process.kill(process.ppid, 0));
        await attempt(() => process.kill(0, 0));`),
    ).toEqual(['ESRCH', 'ESRCH']);
  });
});

/** An address of this machine that others reach. */
function foreignAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((of = []) => of);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
}
