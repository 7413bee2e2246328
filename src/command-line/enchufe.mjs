#!/usr/bin/env node
// Plain JavaScript that Node 20 understands: it finds a Node that runs TypeScript, and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const main = new URL('main.ts', import.meta.url);
const program = process.platform === 'win32' ? 'node.exe' : 'node';
const ownNode = fileURLToPath(new URL(`../../node_modules/node/bin/${program}`, import.meta.url));

if (process.features.typescript) {
  const { runCommandLine } = await import(main.href);
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else if (existsSync(ownNode)) {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // A terminal sends them to both; the child decides, and this process tells how it ended.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
  });
} else {
  console.error(
    `enchufe: hace falta Node 22.18 o posterior; este es ${process.version}. Ejecuta npm ci en la carpeta de Enchufe.\n` +
      `enchufe: Node 22.18 or newer is needed; this is ${process.version}. Run npm ci in the folder of Enchufe.`,
  );
  process.exitCode = 2;
}
