import WebSocket from 'ws';

const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

// Lo que cada navegador enviaría / What each browser would send
const visitors = {
  'course page': { origin: 'http://course.test', headers: { Cookie: 'session=ana-1' } },
  'hostile page': { origin: 'http://evil.example', headers: { Cookie: 'session=ana-1' } },
  stranger: { origin: 'http://course.test' },
};

for (const [name, options] of Object.entries(visitors)) {
  const socket = new WebSocket(address, options);
  socket.on('message', (data) => {
    console.log(`${name} reads: ${data.toString()}`);
    socket.close(1000);
  });
  socket.on('error', (error) => console.log(`${name}: ${error.message}`));
}
