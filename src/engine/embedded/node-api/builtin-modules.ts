import type { ProgramHost } from '../program-host.ts';
import * as assert from './assert.ts';
import * as buffer from './buffer.ts';
import * as consoleModule from './console.ts';
import * as cryptoModule from './crypto.ts';
import * as events from './events.ts';
import * as http from './http.ts';
import * as https from './https.ts';
import * as net from './net.ts';
import * as os from './os.ts';
import * as path from './path.ts';
import * as perfHooks from './perf-hooks.ts';
import * as processModule from './process.ts';
import * as querystring from './querystring.ts';
import { endAllSockets, loseConnection } from './open-sockets.ts';
import * as streamPromises from './stream-promises.ts';
import * as stream from './stream.ts';
import * as stringDecoder from './string-decoder.ts';
import * as timersPromises from './timers-promises.ts';
import * as timers from './timers.ts';
import * as tls from './tls.ts';
import * as url from './url.ts';
import utilTypes from './util-types.ts';
import * as util from './util.ts';
import { WebSocket } from './websocket-global.ts';
import * as ws from './ws.ts';
import * as zlib from './zlib.ts';
import { setHost } from './host.ts';

export { endAllSockets, setHost };

/** Node's modules and `ws` for one program, by name: `net`, `node:net`, `ws`. */
export function builtinModules(host: ProgramHost): Map<string, object> {
  setHost(host);
  const modules = new Map<string, object>();
  for (const [name, namespace] of Object.entries(namespaces)) {
    const module = withoutInteropName(namespace);
    modules.set(name, module);
    modules.set(`node:${name}`, module);
  }
  modules.set('ws', withoutInteropName(ws));
  return modules;
}

/** Gives the program Node's globals in place of the browser's, and joins `process` to its surroundings. */
export function installGlobals(host: ProgramHost): void {
  setHost(host);
  processModule.process.begin(host);
  host.onConnectionLost(loseConnection);
  const globals: Record<string, unknown> = {
    Buffer: buffer.Buffer,
    clearImmediate: timers.clearImmediate,
    clearInterval: timers.clearInterval,
    clearTimeout: timers.clearTimeout,
    console: consoleModule.default,
    global: globalThis,
    process: processModule.process,
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
  // Browsers keep these for pages of a secure origin, which a sandboxed frame is not everywhere.
  if (typeof globalThis.crypto.randomUUID !== 'function') {
    Object.defineProperty(globalThis.crypto, 'randomUUID', { value: cryptoModule.randomUUID });
  }
  // `ws` asks for it, and only V8 has it.
  if (typeof Error.captureStackTrace !== 'function') {
    Object.defineProperty(Error, 'captureStackTrace', {
      value: () => undefined,
      configurable: true,
    });
  }
}

const namespaces: Readonly<Record<string, object>> = {
  assert,
  'assert/strict': { ...assert.strict, default: assert.strict },
  buffer,
  console: consoleModule,
  crypto: cryptoModule,
  events,
  http,
  https,
  net,
  os,
  path,
  'path/posix': path,
  perf_hooks: perfHooks,
  process: processModule,
  querystring,
  stream,
  'stream/promises': streamPromises,
  string_decoder: stringDecoder,
  timers: { ...timers, promises: timersPromises.default },
  'timers/promises': timersPromises,
  tls,
  url,
  util,
  'util/types': { ...utilTypes, default: utilTypes },
  zlib,
};

// The name under which bundlers look for what `require` gives; a program never sees it.
function withoutInteropName(namespace: object): object {
  return Object.fromEntries(
    Object.entries(namespace).filter(([name]) => name !== 'module.exports'),
  );
}
