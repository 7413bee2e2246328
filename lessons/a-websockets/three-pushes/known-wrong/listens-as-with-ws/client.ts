const socket = new WebSocket(process.env.SERVER_URL!);
let pushes = 0;
socket.on('open', () => socket.send('hello'));
socket.on('message', () => {
  pushes += 1;
  if (pushes === 3) socket.close(1000, 'done');
});
