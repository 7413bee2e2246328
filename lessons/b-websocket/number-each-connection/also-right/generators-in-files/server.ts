import { createServer } from 'node:http';
import { App } from 'enchufe';
import { describe } from './lib/describe';
import { numbers } from './lib/numbers.ts';

const app = new App({ keepAlive: false });

app.websocket('/ws/{room}', async (websocket) => {
  const info = describe(websocket);
  await websocket.accept({ subprotocol: info.protocol });
  await websocket.sendJson(info);
  const own = numbers();
  for await (const _ of websocket.iterText()) {
    const { value } = own.next();
    // Nobody waits for a send to be over; they leave in order all the same.
    void websocket.sendText(value);
  }
});

const server = createServer();
app.attach(server);
server.listen(Number(process.env.PORT ?? 8000));
