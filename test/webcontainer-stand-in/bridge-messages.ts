/** What the host page asks of the stand-in's server, and what belongs to each question. */
export type BridgeCalls = {
  build: { asks: { workdirName?: string | undefined }; gives: { path: string; cwd: string } };
  mount: { asks: { files: string; folder: string }; gives: null };
  readFile: { asks: { path: string }; gives: string };
  writeFile: { asks: { path: string; content: string }; gives: null };
  readdir: { asks: { path: string }; gives: { name: string; isFolder: boolean }[] };
  mkdir: { asks: { path: string; recursive: boolean }; gives: null };
  rm: { asks: { path: string; recursive: boolean; force: boolean }; gives: null };
  rename: { asks: { from: string; to: string }; gives: null };
  spawn: {
    asks: { command: string; args: string[]; cwd?: string; env?: Record<string, string> };
    gives: number;
  };
  input: { asks: { process: number; text: string }; gives: null };
  kill: { asks: { process: number }; gives: null };
  teardown: { asks: null; gives: null };
};

/** A question of the host page. */
export type BridgeCall = {
  [Name in keyof BridgeCalls]: { call: Name; id: number; asks: BridgeCalls[Name]['asks'] };
}[keyof BridgeCalls];

/**
 * What the server tells the host page. Output comes by itself in binary messages: the process's number in four
 * bytes, the lowest last, and then what it wrote.
 */
export type BridgeNotice =
  | { type: 'answer'; id: number; gives: unknown }
  | { type: 'error'; id: number; name: string; message: string }
  | { type: 'exit'; process: number; code: number }
  | { type: 'port'; port: number; state: 'open' | 'close'; url: string };
