import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { toolkit } from './with-enchufe.ts';
import { listen } from './with-events.ts';

// Un puerto, dos maneras de escribir lo mismo / One port, two ways of writing the same
const http = createServer();
const withEvents = new WebSocketServer({ noServer: true });
const withEnchufe = createServer();
toolkit.attach(withEnchufe);

http.on('upgrade', (request, stream, head) => {
  if (request.url?.startsWith('/events/')) {
    withEvents.handleUpgrade(request, stream, head, (socket) => listen(socket, request));
  } else {
    withEnchufe.emit('upgrade', request, stream, head);
  }
});

http.listen(Number(process.env.PORT ?? 8000));
