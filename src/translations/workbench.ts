import { workbenchEnglish } from './workbench-english.ts';
import { workbenchSpanish } from './workbench-spanish.ts';
import type { Language } from './text.ts';

/** Every word that the workbench shows. */
export type WorkbenchTexts = {
  run: string;
  stop: string;
  check: string;
  startOver: string;
  runTip: (key: string) => string;
  stopTip: string;
  checkTip: (key: string) => string;
  startOverTip: string;
  actions: string;
  shiftKey: string;
  tabTip: string;
  files: string;
  server: string;
  results: string;
  resize: string;
  console: string;
  wire: string;
  /** What its tab says while a recording is shown. */
  wireIsRecording: string;
  clients: string;
  checks: string;
  editorLabel: (file: string) => string;
  editorDescription: string;
  editorLoading: string;
  plainEditor: string;
  editorFailed: string;
  saved: string;
  saving: string;
  notSaved: string;
  startedOver: string;
  undo: string;
  dismiss: string;
  state: {
    idle: string;
    starting: string;
    running: string;
    listening: (port: number) => string;
    stopped: string;
    ended: (code: number) => string;
    failed: string;
    failedAt: (place: string) => string;
    unresponsive: string;
    lost: string;
    engineFailed: string;
    checking: string;
  };
  /** Where the code runs, on the button that changes it. */
  engine: Record<'embedded' | 'webcontainer', string>;
  engineTip: string;
  silentServer: (port: number) => string;
  otherPort: (port: number, expected: number) => string;
  engineFailed: (reason: string) => string;
  consoleEmpty: string;
  consoleClear: string;
  consoleCapped: (lines: number) => string;
  consoleDropped: (lines: number) => string;
  consolePrograms: string;
  everyProgram: string;
  decimalPoint: string;
  connected: (clients: number) => string;
  goToLine: (place: string) => string;
  levels: Record<'log' | 'info' | 'debug' | 'warn' | 'error', string>;
  frame: (number: number) => string;
  handshake: string;
  failedHere: string;
  newClient: string;
  clientsEmpty: string;
  client: {
    program: string;
    path: string;
    message: string;
    format: string;
    text: string;
    json: string;
    bytes: string;
    send: string;
    connect: string;
    disconnect: string;
    remove: (name: string) => string;
    code: string;
    reason: string;
    closing: string;
    transcript: (name: string) => string;
    states: Record<'waiting' | 'starting' | 'connecting' | 'open' | 'closing' | 'closed', string>;
    sent: string;
    received: string;
    sentKind: Record<'text' | 'bytes', string>;
    size: (bytes: number) => string;
    opened: (path: string) => string;
    ping: string;
    pong: string;
    closed: (code: number, reason: string) => string;
    closedHard: string;
    refused: string;
    rejected: (status: number) => string;
    failed: (reason: string) => string;
    badJson: (reason: string) => string;
    badHex: string;
    noServer: string;
    empty: string;
  };
  checking: {
    empty: string;
    running: (done: number) => string;
    summary: (passed: number, all: number) => string;
    stopped: string;
    stale: string;
    notChecked: string;
    noChecks: string;
    states: Record<'passed' | 'failed' | 'timed-out' | 'crashed' | 'running', string>;
    expected: string;
    received: string;
    transcript: string;
    allPassed: string;
    allPassedNext: string;
    next: string;
    failure: (reason: string) => string;
    toServer: string;
    toClient: string;
  };
};

/** The words of the workbench in every language of the course. */
export const workbenchTexts: Readonly<Record<Language, WorkbenchTexts>> = {
  es: workbenchSpanish,
  en: workbenchEnglish,
};
