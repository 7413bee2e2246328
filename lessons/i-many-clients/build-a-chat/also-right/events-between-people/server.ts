import { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';

const chat = new EventEmitter().setMaxListeners(0);
let nextId = 0;

new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on(
  'connection',
  (socket, request) => {
    const id = (nextId += 1);
    const name = (request.url ?? '').split('/')[1];
    const hear = (from: number, text: string) => {
      if (from !== id) socket.send(text);
    };
    chat.on('said', hear);
    socket.on('message', (data) => chat.emit('said', id, `${name}: ${data.toString()}`));
    socket.on('error', () => {});
    socket.on('close', () => {
      chat.off('said', hear);
      chat.emit('said', id, `- ${name}`);
    });
  },
);
