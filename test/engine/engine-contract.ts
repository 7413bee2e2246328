import { describe } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { browserWebSocketContract } from './contract/browser-web-socket.ts';
import { clockContract } from './contract/clock.ts';
import { compressionContract } from './contract/compression.ts';
import { connectionContract } from './contract/connections.ts';
import { endContract } from './contract/ends.ts';
import { faultContract } from './contract/faults.ts';
import { fetchContract } from './contract/fetch.ts';
import { frameContract } from './contract/frames.ts';
import { handshakeContract } from './contract/handshakes.ts';
import { httpClientContract } from './contract/http-client.ts';
import { httpLimitContract } from './contract/http-limits.ts';
import { httpMessageContract } from './contract/http-messages.ts';
import { httpContract } from './contract/http.ts';
import { loadingContract } from './contract/loading.ts';
import { netContract } from './contract/net.ts';
import { outputContract } from './contract/output.ts';
import { stayingAliveContract } from './contract/staying-alive.ts';
import { toolkitContract } from './contract/toolkit.ts';
import { turningContract } from './contract/turning.ts';
import { turnContract } from './contract/turns.ts';
import { consoleContract } from './contract/console.ts';
import { moduleGraphContract } from './contract/module-graph.ts';
import { nodeModulesContract } from './contract/node-modules.ts';
import { processContract } from './contract/process.ts';
import { webSocketContract } from './contract/web-sockets.ts';
import { wireLogContract } from './contract/wire-log.ts';
import { wireWatchingContract } from './contract/wire-watching.ts';
import { wsExampleContract } from './contract/ws-examples.ts';
import { wsHeartbeatContract } from './contract/ws-heartbeats.ts';
import { wsReliesOnContract } from './contract/ws-relies-on.ts';
import { engineOfTests } from './engine-of-tests.ts';

/** What every engine must do, one sentence each. */
export function engineContract(name: string, open: () => Promise<Engine>): void {
  describe(`the ${name} engine`, () => {
    const engine = engineOfTests(open);

    describe('loading', () => {
      loadingContract(engine);
    });
    describe('output', () => {
      outputContract(engine);
    });
    describe('ends', () => {
      endContract(engine, open);
    });
    describe('staying alive', () => {
      stayingAliveContract(engine, open);
    });
    describe('the console', () => {
      consoleContract(engine);
    });
    describe('the files of a program', () => {
      moduleGraphContract(engine);
    });
    describe("Node's modules", () => {
      nodeModulesContract(engine);
    });
    describe('the process', () => {
      processContract(engine);
    });
    describe('connections', () => {
      connectionContract(engine);
    });
    describe('turns', () => {
      turnContract(engine);
      turningContract(engine);
    });
    describe('watching the wire', () => {
      wireWatchingContract(engine, open);
    });
    describe('node:net', () => {
      netContract(engine);
    });
    describe('servers of node:http', () => {
      httpContract(engine);
      httpLimitContract(engine);
      httpMessageContract(engine);
    });
    describe('clients of node:http', () => {
      httpClientContract(engine);
    });
    describe('fetch', () => {
      fetchContract(engine);
    });
    describe('the global WebSocket', () => {
      browserWebSocketContract(engine);
    });
    describe('WebSockets', () => {
      webSocketContract(engine);
    });
    describe('the virtual clock', () => {
      clockContract(engine);
    });
    describe('faults of the network', () => {
      faultContract(engine);
    });
    describe('frames', () => {
      frameContract(engine);
    });
    describe('handshakes and closes', () => {
      handshakeContract(engine);
    });
    describe('compression and streams', () => {
      compressionContract(engine);
    });
    describe('the examples of ws', () => {
      wsExampleContract(engine);
      wsHeartbeatContract(engine);
    });
    describe('what ws relies on', () => {
      wsReliesOnContract(engine);
    });
    describe('the toolkit', () => {
      toolkitContract(engine);
    });
    describe('the wire log', () => {
      wireLogContract(engine);
    });
  });
}
