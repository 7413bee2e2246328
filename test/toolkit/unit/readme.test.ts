import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectFile } from '../../../src/bundles/project-file.ts';
import * as toolkit from 'enchufe';
import { toolkitProgram } from './toolkit-program.ts';

const readme = readFileSync(projectFile('src/toolkit/README.md'), 'utf8');
const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);

/** What an example takes for granted: the reader's own functions, and the clients of Redis and NATS as they are typed. */
const given: Readonly<Record<string, string>> = {
  app: 'declare const app: import("enchufe").App;',
  websocket: 'declare const websocket: import("enchufe").WebSocket;',
  handler: 'declare function handler(websocket: import("enchufe").WebSocket): Promise<void>;',
  open: `declare function open(): Promise<{
    close(): Promise<void>;
    userOf(token: string): Promise<{ name: string; may(scope: string): boolean }>;
  }>;`,
  createClient: `interface RedisClient {
    connect(): Promise<RedisClient>;
    duplicate(): RedisClient;
    publish(channel: string, message: string): Promise<number>;
    subscribe(channel: string, listener: (message: string, channel: string) => unknown): Promise<void>;
    unsubscribe(channel?: string): Promise<void>;
  }
  declare function createClient(): RedisClient;`,
  nats: `declare const nats: {
    publish(subject: string, payload?: string | Uint8Array): void;
    subscribe(subject: string, options: {
      callback: (error: Error | null, message: { data: Uint8Array }) => void;
    }): { unsubscribe(): void };
  };`,
};

function problemsOf(codes: readonly string[]): string[] {
  const files = new Map(
    codes.map((code, at) => [projectFile(`test/toolkit/unit/example-${at}.ts`), standAlone(code)]),
  );
  const program = toolkitProgram(files);
  return [...files.keys()].flatMap((name, at) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText }) => {
      return `example ${at + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
}

function standAlone(code: string): string {
  if (code.startsWith('import ')) return code;
  const isMissing = (name: string): boolean =>
    new RegExp(`(?<![.\\w])${name}\\b`).test(code) &&
    !new RegExp(`(?:const|function\\*?|async \\() ?${name}\\b`).test(code);
  const imported = [...Object.keys(toolkit), 'type Bus'].filter((name) =>
    isMissing(name.replace('type ', '')),
  );
  const declared = Object.keys(given).filter(isMissing);
  const head = declared.map((name) => given[name] ?? '');
  return [`import { ${imported.join(', ')} } from 'enchufe';`, ...head, code].join('\n');
}

test('the examples of the README satisfy the compiler', { timeout: 60_000 }, () => {
  expect(examples.length).toBeGreaterThan(6);
  expect(problemsOf(examples)).toEqual([]);
});

test('an example that is wrong would be seen', { timeout: 60_000 }, () => {
  expect(problemsOf(['await websocket.acept();'])).toEqual([
    "example 1: Property 'acept' does not exist on type 'WebSocket'. Did you mean 'accept'?",
  ]);
});
