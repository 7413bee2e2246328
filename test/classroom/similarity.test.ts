import { expect, test } from 'vitest';
import {
  joinFiles,
  rankPairs,
  type SimilarPair,
} from '../../src/classroom/similarity/similar-pairs.ts';

const starter = {
  'server.ts': `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8000 });
server.on('connection', (socket) => {
  // TODO
});`,
};
const original = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8000 });
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    if (isBinary) { socket.close(1003); return; }
    let value; try { value = JSON.parse(data.toString()); } catch { value = undefined; }
    if (value === undefined) { socket.send('bad'); return; }
    socket.send(JSON.stringify({ sum: value.a + value.b }));
  });
});`;
const renamed = original
  .replaceAll('value', 'cosa')
  .replaceAll('data', 'datos')
  .replaceAll("'bad'", '"mal"')
  .replace('let cosa', '// mío\n\n    let cosa');
const own = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8000 });
server.on('connection', (socket) => {
  socket.onmessage = ({ data }) => socket.send(typeof data === 'string' ? reply(data) : '');
});
function reply(text: string): string { return JSON.stringify(sumOf(JSON.parse(text))); }
function sumOf([a, b]: number[]) { return a + b; }`;

const program = (student: string, code: string) => ({ student, files: { 'server.ts': code } });

const rank = (...programs: ReturnType<typeof program>[]): SimilarPair[] =>
  rankPairs(programs, starter);

test('a renamed copy is the only pair to look at, and its lines are told', () => {
  const pairs = rank(program('ana', original), program('eva', own), program('luis', renamed));
  expect(pairs.map(({ students }) => students)).toEqual([['ana', 'luis']]);
  const [pair] = pairs;
  const lines = joinFiles({ 'server.ts': renamed }).split('\n');
  const span = lines.slice((pair?.lines[1].from ?? 1) - 1, pair?.lines[1].to).join('\n');
  expect(span).toContain('JSON.parse(datos.toString())');
  expect(span).not.toContain('new WebSocketServer');
});

test('what everybody was given is no likeness', () => {
  expect(rank(program('ana', starter['server.ts']), program('eva', starter['server.ts']))).toEqual(
    [],
  );
});

test('of a big class only the pairs that are most alike are told of', () => {
  const programs = ['ana', 'luis', 'eva', 'leo'].map((name) => program(name, original));
  const shorter = program('zoe', original.split('\n').slice(0, -3).join('\n'));
  const pairs = rankPairs([shorter, ...programs], starter, 6);
  expect(pairs).toHaveLength(6);
  expect(pairs.flatMap(({ students }) => students)).not.toContain('zoe');
});
