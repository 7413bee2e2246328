import { once } from 'node:events';

const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
socket.binaryType = 'arraybuffer';
const third = Promise.withResolvers<void>();
const steps = [() => {}, () => {}, third.resolve];
socket.addEventListener('message', () => steps.shift()?.());

await once(socket, 'open');
socket.send('hello');
await third.promise;
socket.close(1000, 'done');
await once(socket, 'close');
process.exit(0);
