import { EventEmitter } from 'node:events';
import { WebSocketServer } from 'ws';

const departures = new EventEmitter<{ left: [string, number] }>();
departures.setMaxListeners(0);

new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on(
  'connection',
  (socket, { url = '' }) => {
    socket.on('error', ({ message }) => {
      console.error(message);
    });
    if (url.startsWith('/monitor')) {
      const tell = (left: string, code: number): void => {
        socket.send(JSON.stringify({ left, code }));
      };
      departures.on('left', tell);
      socket.once('close', () => departures.off('left', tell));
    } else {
      const [, , name = ''] = url.split('/');
      socket.on('message', (data: Buffer) => {
        socket.send(data.toString('utf8'));
      });
      socket.once('close', (code) => departures.emit('left', name, code));
    }
  },
);
