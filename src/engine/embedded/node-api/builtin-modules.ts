import type { ProgramHost } from '../program-host.ts';
import * as assert from './assert.ts';
import { readBlobsInTurn } from './blob-reading.ts';
import * as buffer from './buffer.ts';
import * as consoleModule from './console.ts';
import * as cryptoModule from './crypto.ts';
import * as diagnosticsChannel from './diagnostics-channel.ts';
import * as dns from './dns.ts';
import { watchEventTargets } from './event-target-listeners.ts';
import * as events from './events.ts';
import { Request } from './fetch-request.ts';
import { fetch } from './fetch.ts';
import * as http from './http.ts';
import * as https from './https.ts';
import { pathOf } from './module-meta.ts';
import * as net from './net.ts';
import * as os from './os.ts';
import * as path from './path.ts';
import * as perfHooks from './perf-hooks.ts';
import { stdin } from './process-stdin.ts';
import * as processModule from './process.ts';
import * as querystring from './querystring.ts';
import { endAllSockets, inflictFault, loseConnection } from './open-sockets.ts';
import * as streamConsumers from './stream-consumers.ts';
import * as streamPromises from './stream-promises.ts';
import * as stream from './stream.ts';
import * as stringDecoder from './string-decoder.ts';
import * as timersPromises from './timers-promises.ts';
import * as timers from './timers.ts';
import * as tls from './tls.ts';
import * as url from './url.ts';
import utilTypes from './util-types.ts';
import * as util from './util.ts';
import { showWebValues } from './web-values.ts';
import { stayAliveForSubtle } from './web-crypto.ts';
import { addWebAdapters } from './web-stream-adapters.ts';
import { WebSocket } from './websocket-global.ts';
import * as ws from './ws.ts';
import * as zlib from './zlib.ts';
import { setHost } from './host.ts';

export { endAllSockets, setHost };

/** Node's modules and `ws` for one program, by name: `net`, `node:net`, `ws`. */
export function builtinModules(host: ProgramHost, entry = 'server.ts'): Map<string, object> {
  setHost(host);
  const modules = new Map<string, object>();
  for (const [name, namespace] of Object.entries(namespaces)) {
    const module = withoutInteropName(namespace);
    restoreNames(module);
    modules.set(name, module);
    modules.set(`node:${name}`, module);
  }
  processModule.process.modules = new Map(modules);
  processModule.process.argv[1] = pathOf(entry);
  modules.set('ws', withoutInteropName(ws));
  restoreNames({ ...ws, process: processModule.process.constructor });
  restoreNames({ Timeout: timers.Timeout, Immediate: timers.Immediate });
  return modules;
}

/** Gives the program Node's globals in place of the browser's, and joins `process` to its surroundings. */
export function installGlobals(host: ProgramHost): void {
  setHost(host);
  processModule.process.stdin = stdin;
  watchEventTargets();
  showWebValues();
  addWebAdapters();
  readBlobsInTurn();
  stayAliveForSubtle();
  processModule.process.begin(host);
  host.onConnectionLost(loseConnection);
  host.onFault(inflictFault);
  const globals: Record<string, unknown> = {
    Buffer: buffer.Buffer,
    clearImmediate: timers.clearImmediate,
    clearInterval: timers.clearInterval,
    clearTimeout: timers.clearTimeout,
    console: consoleModule.default,
    fetch,
    global: globalThis,
    process: processModule.process,
    Request,
    setImmediate: timers.setImmediate,
    setInterval: timers.setInterval,
    setTimeout: timers.setTimeout,
    WebSocket,
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: false,
    });
  }
  // `ws` asks for it, and only V8 has it.
  if (typeof Error.captureStackTrace !== 'function') {
    Object.defineProperty(Error, 'captureStackTrace', {
      value: () => undefined,
      configurable: true,
    });
  }
}

const webStreams = Object.fromEntries(
  [
    'ByteLengthQueuingStrategy',
    'CompressionStream',
    'CountQueuingStrategy',
    'DecompressionStream',
    'ReadableStream',
    'TextDecoderStream',
    'TextEncoderStream',
    'TransformStream',
    'WritableStream',
  ].map((name) => [name, Reflect.get(globalThis, name) as unknown]),
);

const namespaces: Readonly<Record<string, object>> = {
  assert,
  'assert/strict': { ...assert.strict, default: assert.strict },
  buffer,
  console: consoleModule,
  crypto: cryptoModule,
  diagnostics_channel: diagnosticsChannel,
  dns,
  'dns/promises': { ...dns.promises, default: dns.promises },
  events,
  http,
  https,
  net,
  os,
  path,
  'path/posix': path,
  perf_hooks: perfHooks,
  process: { ...processModule, stdin },
  querystring,
  stream,
  'stream/consumers': streamConsumers,
  'stream/promises': streamPromises,
  'stream/web': { ...webStreams, default: webStreams },
  string_decoder: stringDecoder,
  timers: { ...timers, promises: timersPromises.default },
  'timers/promises': timersPromises,
  tls,
  url,
  util,
  sys: util,
  'util/types': { ...utilTypes, default: utilTypes },
  zlib,
};

// The name under which bundlers look for what `require` gives; a program never sees it.
function withoutInteropName(namespace: object): object {
  return Object.fromEntries(
    Object.entries(namespace).filter(([name]) => name !== 'module.exports'),
  );
}

const named = new WeakSet();

// Consoles and stacks show the names of functions and classes, which bundling shortens.
function restoreNames(module: object): void {
  for (const [name, value] of Object.entries(module) as [string, unknown][]) {
    if (typeof value !== 'function' || name === 'default' || named.has(value)) continue;
    named.add(value);
    const own = Object.getOwnPropertyDescriptor(value, 'name');
    if (own?.configurable) Object.defineProperty(value, 'name', { ...own, value: name });
  }
}
