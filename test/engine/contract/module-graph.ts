import type { Engine } from '../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../printed-lines.ts';

/** How a program's files find each other, and what they know of themselves. */
export function moduleGraphContract(engine: () => Engine): void {
  testPrintedLines(engine, lines);
}

const lines: readonly PrintedLine[] = [
  {
    says: "gives files that import each other each other's functions",
    program: `import { even } from './even.ts';
export function odd(n: number): boolean {
  return n === 0 ? false : even(n - 1);
}
console.log(even(10), odd(7));`,
    files: {
      'even.ts': `import { odd } from './server.ts';
export function even(n: number): boolean {
  return n === 0 ? true : odd(n - 1);
}
console.log('even is ready', odd(1));`,
    },
    prints: `even is ready true
true true`,
  },
  {
    says: 'keeps names alive between files that import each other',
    program: `import { read } from './reader.ts';
export let count = 0;
export function add() {
  count++;
}
add();
add();
console.log(read());
count += 5;
console.log(read());`,
    files: {
      'reader.ts': `import { count } from './server.ts';
export const read = () => count;`,
    },
    prints: `2
7`,
  },
  {
    says: 'refuses a name in a circle that has no value yet',
    program: `import './early.ts';
export const port = 1;`,
    files: {
      'early.ts': `import { port } from './server.ts';
try {
  console.log(port);
} catch (error) {
  console.log(error.name, /'port' before initialization$/.test(error.message));
}`,
    },
    prints: `ReferenceError true`,
  },
  {
    says: 'runs a circle of classes, defaults and re-exports',
    program: `import room, { Lobby, log, kinds, small } from './index.ts';
export default class Server {
  name = 'server';
}
export const port = 1;
console.log(room, new Lobby().describe(), log, kinds.small, small);`,
    files: {
      'index.ts': `export * from './lobby.ts';
export { default } from './room.ts';
export * as kinds from './kinds.ts';
export { small } from './kinds.ts';`,
      'lobby.ts': `import Server, { port } from './server.ts';
export class Lobby {
  describe() {
    return [new Server().name, port];
  }
}
export const log: string[] = [];
log.push('x');`,
      'room.ts': `export default 'a room';`,
      'kinds.ts': `export const small = 'S';`,
    },
    prints: `a room [ 'server', 1 ] [ 'x' ] S S`,
  },
  {
    says: 'lets a name inside a function hide the imported one in a circle',
    program: `import { room } from './room.ts';
export const here = 1;
const both = (room: string, { here } = { here: 2 }) => [room, here];
for (const room of ['loop']) console.log(room);
console.log(both('own'), { room }, room);`,
    files: {
      'room.ts': `import { here } from './server.ts';
export const room = 'imported';
export const later = () => here;`,
    },
    prints: `loop
[ 'own', 2 ] { room: 'imported' } imported`,
  },
  {
    says: 'waits at a top-level await in a circle',
    program: `import { read } from './b.ts';
export const a = await Promise.resolve(1);
console.log('server', read());`,
    files: {
      'b.ts': `import { a } from './server.ts';
import './c.ts';
export const read = () => a;
console.log('b');`,
      'c.ts': `await null;
console.log('c', import.meta.main);`,
    },
    prints: `c false
b
server 1`,
  },
  {
    says: 'erases types that go in a circle with values',
    program: `import { Room } from './room.ts';
export interface Options {
  size: number;
}
export enum Kind {
  small,
  large,
}
new Room({ size: 1 });`,
    files: {
      'room.ts': `import { Kind, type Options } from './server.ts';
export class Room {
  constructor(options: Options) {
    setTimeout(() => console.log(options, Kind.large), 1);
  }
}`,
    },
    prints: `{ size: 1 } 1`,
  },
  {
    says: 'runs each file of a circle once',
    program: `import './a.ts';
import './b.ts';
console.log('server');`,
    files: {
      'a.ts': `import './b.ts';
console.log('a');`,
      'b.ts': `import './a.ts';
import './server.ts';
console.log('b');`,
    },
    prints: `b
a
server`,
  },
  {
    says: 'tells a file about itself',
    program: `import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { meta } from './lib/other.ts';
const { url, filename, dirname, main } = import.meta;
console.log(
  url === pathToFileURL(filename).href,
  path.basename(filename),
  dirname === process.cwd(),
  main,
  process.argv[1] === filename,
);
console.log(meta.main, path.relative(process.cwd(), meta.filename), Object.keys(meta));`,
    files: { 'lib/other.ts': `export const meta = import.meta;` },
    prints: `true server.ts true true true
false lib/other.ts [ 'dirname', 'filename', 'main', 'resolve', 'url' ]`,
  },
  {
    says: 'resolves addresses beside a file',
    program: `console.log(
  import.meta.resolve('./lib/x.ts') === new URL('lib/x.ts', import.meta.url).href,
  import.meta.resolve('fs'),
);`,
    prints: `true node:fs`,
  },
  {
    says: 'stays alive while a file is imported at run time',
    program: `setTimeout(() => {
  import('./slow.ts').then((slow) => console.log(slow.value));
}, 5);`,
    files: {
      'slow.ts': `await new Promise((resolve) => setTimeout(resolve, 30));
export const value = 'loaded';`,
    },
    prints: `loaded`,
  },
  {
    says: 'imports the file that an expression names',
    program: `for (const language of ['en', 'es', 'fr']) {
  try {
    console.log((await import('./' + language + '.ts')).default);
  } catch (error: any) {
    console.log(error.name, error.code);
  }
}`,
    files: { 'en.ts': `export default 'hello';`, 'es.ts': `export default 'hola';` },
    prints: `hello
hola
Error ERR_MODULE_NOT_FOUND`,
  },
  {
    says: 'imports the module of Node that an expression names, the same each time',
    program: `const name = 'node:' + 'path';
const path = await import(name);
console.log(path.join('a', 'b'), path.default.sep, path === (await import(name)));`,
    prints: `a/b / true`,
  },
  {
    says: 'rejects an import at run time of what does not exist',
    program: `await import('./nope.ts').catch((error) => console.log(error.name, error.code));
await import('nope').catch((error) => console.log(error.code, error.message.split(' imported')[0]));`,
    prints: `Error ERR_MODULE_NOT_FOUND
ERR_MODULE_NOT_FOUND Cannot find package 'nope'`,
  },
  {
    says: 'runs a file once that throws, and rejects each import of it',
    program: `for (const time of [1, 2])
  await import('./bad.ts').catch((error) => console.log(time, error.message));`,
    files: {
      'bad.ts': `console.log('runs');
throw new Error('bad');`,
    },
    prints: `runs
1 bad
2 bad`,
  },
  {
    says: 'imports JSON at run time',
    program: `const { default: data } = await import('./data.json', { with: { type: 'json' } });
console.log(data);`,
    files: { 'data.json': `{ "a": [1] }` },
    prints: `{ a: [ 1 ] }`,
  },
  {
    says: 'imports a file at run time that imports the importer',
    program: `export const name = 'server';
setTimeout(async () => console.log((await import('./late.ts')).greet()), 1);`,
    files: {
      'late.ts': `import { name } from './server.ts';
export const greet = () => 'hello ' + name;`,
    },
    prints: `hello server`,
  },
  {
    says: 'has none of the names of CommonJS',
    program: `console.log(typeof require, typeof module, typeof exports, typeof __dirname, this);`,
    prints: `undefined undefined undefined undefined undefined`,
  },
];
