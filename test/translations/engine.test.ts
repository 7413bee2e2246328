import { expect, test } from 'vitest';
import type { ProgramEnd } from '../../src/engine/engine.ts';
import { compileProgram } from '../../src/engine/program-modules.ts';
import { describeProgramEnd } from '../../src/translations/engine.ts';

const position = { file: 'server.ts', line: 3 };

test.each<[ProgramEnd, string, string]>([
  [
    { status: 'threw', error: { name: 'TypeError', message: 'x is not a function.', position } },
    'server.ts, línea 3: TypeError: x is not a function. Corrige esa línea o captura el error.',
    'server.ts, line 3: TypeError: x is not a function. Fix that line, or catch the error.',
  ],
  [
    {
      status: 'threw',
      error: { name: 'Error', message: 'listen EADDRINUSE: address already in use :::8080' },
    },
    'Error: listen EADDRINUSE: address already in use :::8080. Otro programa ya escucha en ese puerto: páralo o usa otro puerto.',
    'Error: listen EADDRINUSE: address already in use :::8080. Another program already listens on that port: stop it, or use another port.',
  ],
  [
    { status: 'ended', exitCode: 2 },
    'El programa terminó con el código 2. Busca dónde llama a process.exit o cambia process.exitCode.',
    'The program ended with code 2. Look for where it calls process.exit or sets process.exitCode.',
  ],
  [
    { status: 'unresponsive' },
    'El programa dejó de responder y se ha detenido. Busca un bucle que no termina nunca.',
    'The program stopped responding and was ended. Look for a loop that never ends.',
  ],
])('describes %j', (end, es, en) => {
  expect(describeProgramEnd(end)).toEqual({ es, en });
});

test('a client that ended by itself is not told to listen on a port', () => {
  const end: ProgramEnd = { status: 'ended', exitCode: 0 };
  expect(describeProgramEnd(end).en).toContain('listens on a port');
  const { es, en } = describeProgramEnd(end, 'client');
  expect(`${es} ${en}`).not.toMatch(/puerto|port/);
});

test.each([
  [
    'let a = ;',
    'server.ts, línea 1: aquí no se esperaba ";". Corrígelo y vuelve a ejecutar.',
    'server.ts, line 1: ";" was not expected here. Fix it and run again.',
  ],
  [
    'if (x {\n}',
    'server.ts, línea 1: se esperaba ")" y hay "{". Corrígelo y vuelve a ejecutar.',
    'server.ts, line 1: ")" was expected, but there is "{". Fix it and run again.',
  ],
  [
    `const a = 'b\n`,
    'server.ts, línea 1: un texto no se cierra: faltan las comillas finales. Corrígelo y vuelve a ejecutar.',
    'server.ts, line 1: a text is never closed: its last quote is missing. Fix it and run again.',
  ],
  [
    `import { Room } from './rom.ts';\nnew Room();`,
    'server.ts, línea 1: no se encuentra "./rom.ts". ¿Querías decir "./room.ts"?',
    'server.ts, line 1: "./rom.ts" cannot be found. Did you mean "./room.ts"?',
  ],
  [
    `import express from 'express';\nexpress();`,
    'server.ts, línea 1: no se encuentra "express". Aquí puedes importar tus archivos, "ws" y los módulos de Node.',
    'server.ts, line 1: "express" cannot be found. Here you can import your own files, "ws" and the modules of Node.',
  ],
  [
    `import { Lobby } from './room.ts';\nnew Lobby();`,
    'server.ts, línea 1: "./room.ts" no exporta "Lobby" (si es un tipo, impórtalo con import type). Corrígelo y vuelve a ejecutar.',
    'server.ts, line 1: "./room.ts" has no export named "Lobby" (if it is a type, import it with import type). Fix it and run again.',
  ],
])('describes what is wrong with %j', (text, es, en) => {
  const end = compileProgram({ 'server.ts': text, 'room.ts': 'export class Room {}' }, 'server.ts');
  if (end.status === 'compiled') throw new Error('It compiled.');
  expect(describeProgramEnd(end)).toEqual({ es, en });
});
