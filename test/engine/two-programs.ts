import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe } from 'vitest';
import type WebSocketOfWs from 'ws';
import type { WebSocketServer } from 'ws';
import { openEmbeddedWorld, openNodeWorld, type TestProgram } from './node-api-world.ts';

/** A server and a client of one world, and the usual steps of a test with them. */
export type TwoPrograms = {
  server: TestProgram;
  client: TestProgram;
  /** What is done after the test, whatever became of it. */
  cleanUp: (() => void)[];
  /** Starts a WebSocket server on a free port, and waits until it listens. */
  listen: (options?: object) => Promise<{ wss: WebSocketServer; port: number; url: string }>;
  /** Opens a WebSocket of the client. */
  dial: (url: string, subprotocols?: string[], options?: object) => Promise<WebSocketOfWs>;
  /** Sends bytes over a plain connection; gives what came, as latin1, until it matches or the connection ends. */
  exchange: (port: number, text: string | Uint8Array, until?: RegExp) => Promise<string>;
};

/** Runs the same tests over the embedded engine's Node API and over Node itself: what programs see must be the same. */
export function describeInBothWorlds(
  what: string,
  tests: (programs: () => TwoPrograms) => void,
): void {
  describe.each([
    { name: 'the embedded engine', open: openEmbeddedWorld },
    { name: 'Node', open: openNodeWorld },
  ])(`${what} over $name`, ({ open }) => {
    let programs: TwoPrograms | undefined;

    beforeEach(async () => {
      const world = await open();
      programs = twoPrograms(world.start('server'), world.start('client'));
    });

    afterEach(() => {
      for (const clean of programs?.cleanUp ?? []) clean();
    });

    tests(() => {
      if (!programs) throw new Error('The world is not open.');
      return programs;
    });
  });
}

/** Makes a server send back every message. */
export function echo(wss: WebSocketServer): void {
  wss.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      socket.send(data, { binary: isBinary });
    });
    socket.on('error', () => undefined);
  });
}

/** Waits until a program's WebSocket closes; gives code and reason. */
export async function closed(
  program: TestProgram,
  socket: WebSocketOfWs,
): Promise<[number, string]> {
  const [code, reason] = (await program.events.once(socket, 'close')) as [number, Uint8Array];
  return [code, new TextDecoder().decode(reason)];
}

function twoPrograms(server: TestProgram, client: TestProgram): TwoPrograms {
  const cleanUp: (() => void)[] = [];
  return {
    server,
    client,
    cleanUp,
    listen: async (options = {}) => {
      const wss = new server.ws.WebSocketServer({ port: 0, ...options });
      cleanUp.push(() => {
        for (const socket of wss.clients) socket.terminate();
        wss.close();
      });
      await server.events.once(wss, 'listening');
      const { port } = wss.address() as AddressInfo;
      return { wss, port, url: `ws://localhost:${String(port)}` };
    },
    dial: async (url, ...rest) => {
      const socket = new client.ws.WebSocket(url, ...rest);
      cleanUp.push(() => {
        socket.on('error', () => undefined);
        socket.terminate();
      });
      await client.events.once(socket, 'open');
      return socket;
    },
    exchange: async (port, text, until) => {
      const socket = client.net.connect(port, '127.0.0.1');
      let received = '';
      await new Promise<void>((resolve, reject) => {
        socket.on('data', (chunk: Uint8Array) => {
          received += new TextDecoder('latin1').decode(chunk);
          if (until?.test(received)) resolve();
        });
        socket.on('end', resolve);
        socket.on('close', resolve);
        socket.on('error', reject);
        socket.write(text);
      });
      socket.destroy();
      return received;
    },
  };
}
