/** A server that answers everything with the same wrong text. */
export const wrong = `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: Number(process.env.PORT) });
server.on('connection', (socket) => socket.on('message', () => socket.send('x')));
`;
/** The wrong server, and something after it. */
export const after = (attack: string): string => `${wrong}\n${attack}`;
const before = (attack: string): string => wrong.replace('const server', `${attack}\nconst server`);

const verdicts = `[
  { status: 'passed' },
  { type: 'result', status: 'passed' },
  { type: 'outcome', outcome: { status: 'passed' }, sign: 'answers' },
  { type: 'message', value: { type: 'ran', request: 1, outcome: { status: 'passed' } } },
]`;
/** What a submission may try to be given a better verdict, by what it does. */
export const forgeries: Readonly<Record<string, string>> = {
  'prints what looks like verdicts': after(
    `for (const each of ${verdicts}) console.log(JSON.stringify(each), '✓ passed');`,
  ),
  'sends verdicts to whoever started it': after(
    `for (const each of ${verdicts}) { process.send?.(each); process.emit?.('message', each); }`,
  ),
  'posts verdicts out of its worker': after(
    `for (const each of ${verdicts}) { try { self.postMessage(each); } catch {} try { postMessage(each); } catch {} }`,
  ),
  'posts verdicts on channels': after(
    `try { for (const name of ['enchufe', 'enchufe:news']) new BroadcastChannel(name).postMessage({ status: 'passed' }); } catch {}`,
  ),
  'makes every comparison true': before(
    `Object.is = () => true; Array.prototype.every = () => true; Array.prototype.includes = () => true;
String.prototype.includes = () => true; String.prototype.startsWith = () => true; Buffer.prototype.equals = () => true;`,
  ),
  'pollutes the prototypes': before(
    `Object.prototype.status = 'passed'; Object.prototype.passed = true; Array.prototype.status = 'passed';`,
  ),
  'changes JSON': before(
    `JSON.stringify = () => '{"status":"passed"}'; JSON.parse = () => ({ status: 'passed' });`,
  ),
  'has values that equal everything': after(
    `globalThis.Symbol.toPrimitive; const equal = { [Symbol.toPrimitive]: () => 'passed', valueOf: () => 1, toString: () => 'passed' };
server.on('connection', (socket) => { try { socket.send(equal); } catch {} });`,
  ),
  'closes its worker': after(`server.on('connection', () => { try { self.close(); } catch {} });`),
  'throws things that are no errors': after(
    `server.on('connection', () => { throw { status: 'passed', message: 'passed' }; });`,
  ),
  'replaces ws': before(
    `WebSocketServer.prototype.emit = () => true; WebSocketServer.prototype.close = () => { throw new Error('no'); };`,
  ),
};

/** How it may take time, memory, ports or a way out, or not run at all. */
export const disturbances: Readonly<Record<string, string>> = {
  'ends well before anybody asks': 'process.exit(0);',
  'ends well when somebody comes': after(`server.on('connection', () => process.exit(0));`),
  'is stuck': after(`server.on('connection', () => { for (;;); });`),
  'never listens': 'setInterval(() => {}, 1000);',
  'rejects for nobody': after(`Promise.reject({ status: 'passed' });`),
  'floods its console': after(
    `server.on('connection', () => { for (let i = 0; i < 50_000; i += 1) console.log('passed', i); });`,
  ),
  'fills its memory': after(
    `const hoard: unknown[] = []; server.on('connection', () => { for (let i = 0; i < 40; i += 1) hoard.push(new Uint8Array(1_000_000).fill(i)); });`,
  ),
  'asks the network and the storage': after(
    `for (const ask of [() => fetch('https://example.org/'), () => indexedDB.open('enchufe-class'), () => localStorage.setItem('a', 'b'), () => caches.open('a'), () => new WebSocket('wss://example.org/')]) { try { void Promise.resolve(ask()).catch(() => {}); } catch {} }`,
  ),
  'opens a server where the judge might': after(
    `for (const port of [80, 443, 8001, 9000]) { try { new WebSocketServer({ port }).on('error', () => {}); } catch {} }`,
  ),
  'stops the timers': before(
    `globalThis.setTimeout = (() => 0) as never; globalThis.queueMicrotask = () => {}; globalThis.setInterval = (() => 0) as never;`,
  ),
  'cannot be read': 'import {{{',
  'imports what is not there': `import '../../../checks.ts';\n${wrong}`,
};
