/** The page in the client's hidden frame: speaks the client's protocol, and asks the stand-in's server for everything. */
import { Comlink } from 'client-comlink';
import type { BridgeCalls, BridgeNotice } from './bridge-messages.ts';

type Listener = (...values: unknown[]) => void;
type Output = (chunk: Uint8Array | null) => void;
type RunRequest = {
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
};

const bridge = new WebSocket(`ws://${location.host}/bridge`);
const answers = new Map<number, PromiseWithResolvers<unknown>>();
const processes = new Map<number, { output: Output | undefined; exit: (code: number) => void }>();
const listeners = new Map<string, Set<Listener>>();
let lastCall = 0;

await new Promise((resolve) => bridge.addEventListener('open', resolve, { once: true }));
bridge.binaryType = 'arraybuffer';
bridge.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
  if (typeof data === 'string') take(JSON.parse(data) as BridgeNotice);
  else processes.get(new DataView(data).getUint32(0))?.output?.(new Uint8Array(data, 4));
});

const files = {
  readFile: async (path: string, encoding?: string) => {
    const bytes = fromBase64(await call('readFile', { path }));
    return encoding ? new TextDecoder(encoding).decode(bytes) : bytes;
  },
  writeFile: (path: string, data: string | Uint8Array) =>
    call('writeFile', { path, content: toBase64(toBytes(data)) }),
  readdir: async (path: string, options?: { withFileTypes?: boolean }) => {
    const found = await call('readdir', { path });
    if (!options?.withFileTypes) return found.map(({ name }) => name);
    return found.map(({ name, isFolder }) => ({ name, 'Symbol(type)': isFolder ? 2 : 1 }));
  },
  mkdir: (path: string, { recursive = false }: { recursive?: boolean } = {}) =>
    call('mkdir', { path, recursive }),
  rm: (path: string, { recursive = false, force = false } = {}) =>
    call('rm', { path, recursive, force }),
  rename: (from: string, to: string) => call('rename', { from, to }),
  watch: () => Comlink.proxy({ close: () => undefined }),
};

function makeInstance(runtime: BridgeCalls['build']['gives']): object {
  return Comlink.proxy({
    fs: () => Comlink.proxy(files),
    previewScript: () => Comlink.proxy({}),
    runtimeInfo: () => runtime,
    loadFiles: (tree: Uint8Array, { mountPoints = '.' }: { mountPoints?: string } = {}) =>
      call('mount', { files: new TextDecoder().decode(tree), folder: mountPoints }),
    async run(
      { command, args, cwd, env }: RunRequest,
      _out: unknown,
      _err: unknown,
      output?: Output,
    ) {
      const place = { ...(cwd === undefined ? {} : { cwd }), ...(env ? { env } : {}) };
      const exit = Promise.withResolvers<number>();
      const process = await call('spawn', { command, args, ...place });
      processes.set(process, { output, exit: exit.resolve });
      return Comlink.proxy({
        onExit: exit.promise,
        write: (text: string) => call('input', { process, text }),
        resize: () => undefined,
        kill: () => call('kill', { process }),
      });
    },
    on(event: string, listener: Listener) {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(listener));
      return Comlink.proxy(() => ofEvent.delete(listener));
    },
    serialize: () => new Uint8Array(),
    setPreviewScript: () => undefined,
    setCredentials: () => undefined,
    teardown: () => call('teardown', null),
  });
}

const { port1, port2 } = new MessageChannel();
Comlink.expose(
  {
    build: async (options: BridgeCalls['build']['asks']) =>
      makeInstance(await call('build', options)),
  },
  port1,
);
parent.postMessage({ type: 'init' }, '*', [port2]);

function call<Name extends keyof BridgeCalls>(
  name: Name,
  asks: BridgeCalls[Name]['asks'],
): Promise<BridgeCalls[Name]['gives']> {
  const id = ++lastCall;
  const answer = Promise.withResolvers<unknown>();
  answers.set(id, answer);
  bridge.send(JSON.stringify({ call: name, id, asks }));
  return answer.promise as Promise<BridgeCalls[Name]['gives']>;
}

function take(notice: BridgeNotice): void {
  switch (notice.type) {
    case 'answer':
      return answers.get(notice.id)?.resolve(notice.gives);
    case 'error': {
      // Only these cross over to the client: what else an error had is lost there.
      const { name, message } = notice;
      return answers.get(notice.id)?.reject(Object.assign(new Error(message), { name }));
    }
    case 'exit': {
      const process = processes.get(notice.process);
      processes.delete(notice.process);
      process?.output?.(null);
      return process?.exit(notice.code);
    }
    case 'port':
      for (const listener of listeners.get('port') ?? []) {
        listener(notice.port, notice.state, notice.url);
      }
  }
}

function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
