import type { Program, ProgramEvent } from '../engine.ts';
import { OpeningError } from './boot-problem.ts';
import type { Container } from './container.ts';
import { engineIn } from './webcontainer-engine.ts';

const words = 'ñandú 🎉';

const server = `import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('close', (code, reason) => console.log('closed ' + code + ' ' + reason));
});`;

const client = `import { WebSocket } from 'ws';
const socket = new WebSocket('ws://localhost:8080');
socket.on('error', (error) => console.log('failed: ' + error.message));
socket.on('open', () => socket.send('${words}'));
socket.on('message', (data, isBinary) => {
  console.log((isBinary ? 'binary ' : 'text ') + data.toString(isBinary ? 'hex' : 'utf8'));
  if (isBinary) socket.close(4001, '${words}');
  else socket.send(Buffer.from([0, 255, 10]));
});`;

/** So many of the container's own beats each line may take. */
const patienceBeats = 40;

/**
 * Has two processes of the container speak over a WebSocket, because such connections have failed in containers
 * before; rejects with what was expected and what came.
 */
export async function testContainer(container: Container): Promise<void> {
  const engine = engineIn(container, () => undefined);
  const network = 'self-test';
  let bytes = 0;
  const unwatch = engine.onWire((event) => {
    if (event.type === 'bytes') bytes += event.bytes.length;
  });
  const start = (name: string, entry: string, text: string) =>
    engine.start({ name, entry, files: { [entry]: text }, network, role: 'learner' });
  try {
    const serving = start('server', 'server.js', server);
    await step(container, serving, 'listens on port 8080', (event) => event.type === 'listening');
    const dialling = start('client', 'client.js', client);
    const prints = (text: string) => (event: ProgramEvent) =>
      event.type === 'output' && event.text === text;
    await step(container, dialling, 'gets its text back', prints(`text ${words}`));
    await step(container, dialling, 'gets its bytes back', prints('binary 00ff0a'));
    await step(container, serving, 'hears the close code', prints(`closed 4001 ${words}`));
    if (bytes === 0) throw new OpeningError('self-test-failed', 'No byte was seen on the wire.');
  } finally {
    unwatch();
    await engine.close();
  }
}

function step(
  container: Container,
  program: Program,
  what: string,
  isDone: (event: ProgramEvent) => boolean,
): Promise<void> {
  const heard: string[] = [];
  let beats = 0;
  let undo: (() => void)[] = [];
  return new Promise<void>((resolve, reject) => {
    const fail = () => {
      const message = `Expected that the ${program.name} ${what}; it told: ${heard.join(' | ') || 'nothing'}`;
      reject(new OpeningError('self-test-failed', message));
    };
    void container.lost.then(fail);
    undo = [
      container.onBeat(() => {
        beats += 1;
        if (beats > patienceBeats) fail();
      }),
      program.subscribe((event) => {
        if (isDone(event)) return resolve();
        if (event.type === 'output') heard.push(event.text);
        if (event.type !== 'ended') return;
        heard.push(JSON.stringify(event.end));
        fail();
      }),
    ];
  }).finally(() => {
    for (const one of undo) one();
  });
}
