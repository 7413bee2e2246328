import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';
import { freshNetwork, run } from '../watched-program.ts';

/** How programs reach each other over TCP. */
export function connectionContract(engine: () => Engine): void {
  test('carries bytes between two programs, and their ends', async () => {
    const { server, beside } = await serve(engine(), echoServer);
    const client = beside(
      `import { connect } from 'node:net';
       const socket = connect(8080, 'localhost');
       let text = '';
       socket.write('hóla ');
       socket.end('mundo');
       socket.on('data', (bytes) => { text += bytes; });
       socket.on('close', (hadError) => console.log(text, hadError));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['hóla mundo false']);
    await server.program.stop();
  });

  test(
    'carries two million bytes unharmed through a slow reader',
    { timeout: 30_000 },
    async () => {
      const { server, beside } = await serve(
        engine(),
        `import { createServer } from 'node:net';
       createServer(async (socket) => {
         let size = 0, sum = 0;
         for await (const bytes of socket) {
           size += bytes.length;
           for (const byte of bytes) sum = (sum * 31 + byte) % 1000003;
           await new Promise((resolve) => setImmediate(resolve));
         }
         console.log(size, sum);
         process.exit();
       }).listen(8080);`,
      );
      const client = beside(
        `import { connect } from 'node:net';
       const bytes = new Uint8Array(2_000_000);
       let sum = 0;
       for (let i = 0; i < bytes.length; i++) { bytes[i] = (i * 7) % 251; sum = (sum * 31 + bytes[i]) % 1000003; }
       console.log(bytes.length, sum);
       connect(8080).end(bytes);`,
      );
      expect(await server.ended).toEqual({ status: 'ended', exitCode: 0 });
      expect(server.output).toEqual(client.output);
    },
  );

  test('reports the ports on which a program listens and stops listening', async () => {
    const program = run(
      engine(),
      `import { createServer } from 'node:net';
       const server = createServer();
       server.listen(Number(process.env.PORT), () => {
         console.log(server.address().port);
         server.close(() => console.log('closed'));
       });`,
      { env: { PORT: '8123' } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['8123', 'closed']);
    expect(program.events.filter(({ type }) => type.includes('listening'))).toMatchObject([
      { type: 'listening', port: 8123 },
      { type: 'stopped-listening', port: 8123 },
    ]);
  });

  test('gives a free port to a program that asks for port 0', async () => {
    const program = run(
      engine(),
      `import { createServer } from 'node:net';
       const server = createServer().listen(0, () => { console.log(server.address().port > 0); server.close(); });`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['true']);
    expect((await program.event('listening')).port).toBeGreaterThan(0);
  });

  test('refuses a port on which another program listens', async () => {
    const { server: first, beside } = await serve(engine(), echoServer);
    const second = beside(echoServer);
    expect(await second.ended).toMatchObject({
      status: 'threw',
      error: { name: 'Error', message: expect.stringMatching(/EADDRINUSE.*8080/) as string },
    });
    await first.program.stop();
  });

  test('refuses a connection to a port on which nobody listens', async () => {
    const program = run(
      engine(),
      `import { connect } from 'node:net';
       connect(9999, '127.0.0.1').on('error', (error) => console.log(error.code, error.message));`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['ECONNREFUSED connect ECONNREFUSED 127.0.0.1:9999']);
  });

  test('keeps two networks apart, with the same port in both', async () => {
    const server = (answer: string): string =>
      `import { createServer } from 'node:net';
       createServer((socket) => socket.end('${answer}')).listen(8080);`;
    const networks = [freshNetwork(), freshNetwork()] as const;
    const servers = networks.map((network, index) =>
      run(engine(), server(`net ${String(index)}`), { network }),
    );
    await Promise.all(servers.map((one) => one.event('listening')));
    for (const [index, network] of networks.entries()) {
      const client = run(
        engine(),
        `import { connect } from 'node:net';
         connect(8080).on('data', (bytes) => console.log(String(bytes)));`,
        { network },
      );
      await client.ended;
      expect(client.output).toEqual([`net ${String(index)}`]);
    }
    await Promise.all(servers.map((one) => one.program.stop()));
  });

  test('ends the connections of a stopped program', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => { socket.write('hi'); }).listen(8080);`,
    );
    const client = beside(
      `import { connect } from 'node:net';
       const socket = connect(8080);
       socket.on('data', (bytes) => console.log(String(bytes)));
       socket.on('error', (error) => console.log(error.code));
       socket.on('close', () => console.log('closed'));`,
    );
    await client.line('hi');
    await server.program.stop();
    await client.line('closed');
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
  });

  test('delivers what a program wrote before it called process.exit', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => {
         socket.on('data', (bytes) => console.log(String(bytes)));
         socket.on('close', () => console.log('closed'));
       }).listen(8080);`,
    );
    const client = beside(
      `import { connect } from 'node:net';
       const socket = connect(8080, () => socket.write('bye', () => process.exit(0)));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    await server.line('closed');
    expect(server.output).toEqual(['bye', 'closed']);
    await server.program.stop();
  });

  test('answers HTTP', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:http';
       createServer((request, response) => {
         response.writeHead(201, { 'content-type': 'text/plain' });
         response.end(request.method + ' ' + request.url);
       }).listen(8080);`,
    );
    const client = beside(
      `import { get } from 'node:http';
       get('http://localhost:8080/rooms?x=1', (response) => {
         let text = '';
         response.on('data', (bytes) => { text += bytes; });
         response.on('end', () => { console.log(response.statusCode, text); process.exit(); });
       });`,
    );
    await client.ended;
    expect(client.output).toEqual(['201 GET /rooms?x=1']);
    await server.program.stop();
  });
}

const echoServer = `
import { createServer } from 'node:net';
createServer((socket) => { socket.pipe(socket); }).listen(8080);`;
