import type { ProgramHost } from './program-host.ts';

/** What the Node API gives to the worker that it was loaded into. */
export type NodeApi = {
  builtinModules: (host: ProgramHost, entry?: string) => Map<string, object>;
  installGlobals: (host: ProgramHost) => void;
  setHost: (host: ProgramHost) => void;
  endAllSockets: () => void;
};

let sharedModules: Readonly<Record<string, object>> = {};
let loaded: NodeApi | undefined;

/** Keeps the modules that the worker began with for the script that brings the rest. */
export function shareModules(modules: Readonly<Record<string, object>>): void {
  sharedModules = modules;
}

/** Runs the script that brings the rest of the Node API, once; to be called before any code of a program runs. */
export function loadNodeApi(address: string): NodeApi {
  if (loaded) return loaded;
  const door = {
    modules: sharedModules,
    give: (api: NodeApi) => {
      loaded = api;
    },
  };
  Object.defineProperty(globalThis, doorName, { value: door, configurable: true });
  importScript(address);
  Reflect.deleteProperty(globalThis, doorName);
  if (!loaded) throw new Error('The Node API did not load.');
  return loaded;
}

const doorName = 'enchufe: node api';
// Taken before it is put out of the program's reach.
const importScript = (Reflect.get(globalThis, 'importScripts') as (address: string) => void).bind(
  globalThis,
);
