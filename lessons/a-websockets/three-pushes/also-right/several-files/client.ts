import { countMessages } from './lib/count-messages.ts';
import { openSocket } from './lib/open-socket.ts';

const socket = await openSocket(new URL(process.env.SERVER_URL ?? 'ws://localhost:8000'));
countMessages(socket, 3, () => socket.close(1000, 'done'));
socket.send('hello');
