const address = process.env.SERVER_URL ?? 'ws://localhost:8000';
const states = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];

function visit(path: string): void {
  const socket = new WebSocket(`${address}${path}`);
  const tell = () => console.log(path, states[socket.readyState]);
  tell();

  socket.addEventListener('open', () => {
    tell();
    socket.send('hola');
    socket.send('adiós');
  });
  socket.addEventListener('message', ({ data }) => {
    console.log(path, data);
    if (!String(data).startsWith('#2')) return;
    socket.close(1000, 'done');
    tell();
  });
  socket.addEventListener('close', tell);
}

visit('/enchufe/ana');
visit('/events/ana');
visit('/enchufe/beto');
