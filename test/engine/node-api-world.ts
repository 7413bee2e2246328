import type * as assert from 'node:assert';
import type * as buffer from 'node:buffer';
import type * as crypto from 'node:crypto';
import type * as events from 'node:events';
import type * as http from 'node:http';
import type * as net from 'node:net';
import type * as path from 'node:path';
import type * as querystring from 'node:querystring';
import type * as stream from 'node:stream';
import type * as timers from 'node:timers';
import type * as url from 'node:url';
import type * as util from 'node:util';
import type * as zlib from 'node:zlib';
import type * as timersPromises from 'node:timers/promises';
import type * as ws from 'ws';
import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { rolldown } from 'rolldown';
import { nodeApiAliasPlugin, nodeApiGlobals } from '../../src/bundles/node-api-aliases.ts';
import type { JsonValue } from '../../src/engine/engine.ts';
import type { IncomingConnection, ProgramHost } from '../../src/engine/embedded/program-host.ts';
import type { ConnectionEnd } from '../../src/network/network-member.ts';
import { Trunks } from '../../src/network/trunks.ts';
import { VirtualNetwork } from '../../src/network/virtual-network.ts';
import type { WirePort } from '../../src/network/wire-port.ts';
import type { WireEvent } from '../../src/network/wire-event.ts';

/** Node's modules as one program sees them, typed as Node's own. */
export type Modules = {
  assert: typeof assert;
  buffer: typeof buffer;
  console: Console;
  crypto: typeof crypto;
  events: typeof events;
  http: typeof http;
  net: typeof net;
  path: typeof path;
  process: NodeJS.Process;
  querystring: typeof querystring;
  stream: typeof stream;
  timers: typeof timers;
  'timers/promises': typeof timersPromises;
  url: typeof url;
  util: typeof util;
  ws: typeof ws;
  zlib: typeof zlib;
};

/** A program of the test: its modules, what it said, and what keeps it alive. */
export type TestProgram = Modules & {
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  output: string[];
  uncaught: unknown[];
  messages: JsonValue[];
  /** How many things keep it alive. */
  readonly holds: number;
  exitCode(): number;
  receive(value: JsonValue): void;
  /** Ends it as a kill does. */
  kill(): void;
  endAllSockets(): void;
};

/** Programs on one network, either over the embedded engine's Node API or over Node itself. */
export type World = { name: string; wire: WireEvent[]; start(name: string): TestProgram };

type NodeApi = {
  builtinModules(host: ProgramHost): Map<string, object>;
  endAllSockets(): void;
  setHost(host: ProgramHost): void;
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  begin(host: ProgramHost): void;
};

// A trunk hears its port with many listeners.
setMaxListeners(100);

let bundled: Promise<string> | undefined;

/** A network with programs that each have a Node API of their own. */
export async function openEmbeddedWorld(): Promise<World> {
  bundled ??= bundle();
  const code = await bundled;
  const wire: WireEvent[] = [];
  const network = new VirtualNetwork({
    now: () => performance.now(),
    report: (event) => wire.push(event),
  });
  return { name: 'embedded', wire, start: (name) => startProgram(code, network, name) };
}

/** Node itself, where all programs are one. */
export async function openNodeWorld(): Promise<World> {
  const names = [
    'assert buffer console crypto events http net path process querystring stream timers timers/promises url util zlib',
  ]
    .join('')
    .split(' ');
  const entries = await Promise.all(
    names.map(async (name) => {
      const module = (await import(/* @vite-ignore */ `node:${name}`)) as { default: unknown };
      return [name, module.default];
    }),
  );
  const modules = Object.fromEntries(entries) as Omit<Modules, 'ws'>;
  const wsModule = await import('ws');
  return {
    name: 'node',
    wire: [],
    start: () => ({
      ...modules,
      ws: wsModule,
      fetch,
      WebSocket,
      output: [],
      uncaught: [],
      messages: [],
      holds: 0,
      exitCode: () => 0,
      receive: () => undefined,
      kill: () => undefined,
      endAllSockets: () => undefined,
    }),
  };
}

function startProgram(code: string, network: VirtualNetwork, name: string): TestProgram {
  const output: string[] = [];
  const uncaught: unknown[] = [];
  const messages: JsonValue[] = [];
  const listeners = new Map<number, (incoming: IncomingConnection) => void>();
  let holds = 0;
  let onLost: (connection: number) => void = () => undefined;
  let onUncaught: Parameters<ProgramHost['onUncaught']>[0] = () => false;
  let onExit: (code: number) => number = (exitCode) => exitCode;
  let onMessage: (value: JsonValue) => void = () => undefined;
  const trunks = new Trunks();
  const opened = <End extends ConnectionEnd>({
    line,
    ...end
  }: End): Omit<End, 'line'> & { port: WirePort } => ({
    ...end,
    port: trunks.open(line, end.connection >> 1),
  });
  const member = network.join(
    { program: name, name, network: 'run' },
    {
      onConnection: (port, dialled) => {
        listeners.get(port)?.(opened(dialled));
      },
      onConnectionLost: (connection) => {
        setTimeout(() => {
          onLost(connection);
        }, 20);
      },
      onFault: () => undefined,
    },
  );
  const host: ProgramHost = {
    env: { PORT: '8000' },
    now: () => performance.now(),
    dial: (port) => {
      const answer = member.dial(port);
      return Promise.resolve(answer.status === 'refused' ? answer : opened(answer));
    },
    listen: (port, onConnection) => {
      const answer = member.listen(port);
      if (answer.status === 'listening') listeners.set(answer.port, onConnection);
      return Promise.resolve(answer);
    },
    stopListening: (port) => {
      listeners.delete(port);
      member.stopListening(port);
    },
    onConnectionLost: (listener) => {
      onLost = listener;
    },
    onFault: () => undefined,
    tap: (connection, event) => {
      member.tap(connection, event);
    },
    wireRoom: () => undefined,
    noteActivity: () => undefined,
    noteReceived: () => undefined,
    currentPosition: () => undefined,
    nameFiles: (text) => text,
    output: (level, text) => output.push(`${level}: ${text}`),
    sendMessage: (value) => {
      messages.push(value);
    },
    onMessage: (listener) => {
      onMessage = listener;
    },
    keepAlive: () => {
      holds++;
      let isHeld = true;
      return () => {
        if (isHeld) holds--;
        isHeld = false;
      };
    },
    exit: (exitCode) => {
      throw new Error(`exit ${String(onExit(exitCode))}`);
    },
    onUncaught: (handler) => {
      onUncaught = handler;
    },
    onBeforeExit: () => undefined,
    onRejectionHandled: () => undefined,
    onSignal: () => undefined,
    setSignalHandling: () => undefined,
    onExit: (handler) => {
      onExit = handler;
    },
  };
  const report = (error: unknown): void => {
    if (!onUncaught(error, 'uncaughtException')) uncaught.push(error);
  };
  // The bundle's own timers stand for the worker's globals, which installGlobals would replace.
  const scope: { timers?: Modules['timers'] } = {};
  const startTimeout = (...args: Parameters<typeof setTimeout>): unknown =>
    scope.timers?.setTimeout(...args);
  const stopTimeout = (timer: NodeJS.Timeout): unknown => scope.timers?.clearTimeout(timer);
  const evaluate = compileFunction(`${code};return NodeApi;`, [
    'reportError',
    'setTimeout',
    'clearTimeout',
  ]) as (...globals: unknown[]) => NodeApi;
  const api = evaluate(report, startTimeout, stopTimeout);
  const modules = Object.fromEntries(
    [...api.builtinModules(host)].map(([key, module]) => [
      key,
      key === 'ws' || !('default' in module) ? module : module.default,
    ]),
  ) as unknown as Modules;
  scope.timers = modules.timers;
  api.begin(host);
  return {
    ...modules,
    fetch: api.fetch,
    WebSocket: api.WebSocket,
    output,
    uncaught,
    messages,
    get holds() {
      return holds;
    },
    exitCode: () => onExit(0),
    receive: (value) => {
      onMessage(value);
    },
    kill: () => {
      member.leave();
    },
    endAllSockets: () => {
      api.endAllSockets();
    },
  };
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('./node-api-entry.ts', import.meta.url));
  const built = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'warn',
    plugins: [nodeApiAliasPlugin()],
    transform: {
      define: { 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
      inject: { ...nodeApiGlobals },
    },
  });
  const { output } = await built.generate({
    format: 'iife',
    name: 'NodeApi',
    codeSplitting: false,
  });
  await built.close();
  return output[0].code;
}
