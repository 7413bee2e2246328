import { WebSocketServer } from 'ws';

// Este servidor ya está hecho: acepta tarde y habla sin que le pregunten.
// This server is ready-made: it accepts late and speaks unasked.
const server = new WebSocketServer({
  port: Number(process.env.PORT ?? 8000),
  verifyClient: (_info, decide) => setTimeout(() => decide(true), 150),
});

server.on('connection', (socket) => {
  let pushes = 0;
  const timer = setInterval(() => {
    pushes += 1;
    socket.send(`push ${pushes}`);
  }, 400);
  socket.on('message', (data) => console.log('client says:', String(data)));
  socket.on('error', console.error);
  socket.on('close', (code, reason) => {
    clearInterval(timer);
    console.log('close:', code, String(reason));
  });
});
