const address = process.env.SERVER_URL ?? 'ws://localhost:8000';
const httpAddress = address.replace('ws', 'http');

// Carril 1: preguntar cada segundo / Lane 1: ask every second
let next = 0;
let requests = 0;
const polling = setInterval(async () => {
  requests += 1;
  const response = await fetch(`${httpAddress}/poll?since=${next}`);
  const answer = (await response.json()) as { next: number; news: string[] };
  next = answer.next;
  for (const text of answer.news) console.log(`polling    ${text} (request ${requests})`);
  if (requests === 60) clearInterval(polling);
}, 1000);

// Carril 3: escuchar y hablar por la misma conexión / Lane 3: listen and speak on one connection
const socket = new WebSocket(address);
socket.addEventListener('open', () => {
  setTimeout(() => socket.send('hola from the client'), 4500);
});
socket.addEventListener('message', ({ data }) => console.log(`WebSocket  ${data}`));

// Carril 2: leer una respuesta que no termina / Lane 2: read an answer that never ends
const events = await fetch(`${httpAddress}/events`);
for await (const chunk of events.body ?? []) {
  const [, text] = /^data: (.*)$/m.exec(new TextDecoder().decode(chunk)) ?? [];
  if (text !== undefined) console.log(`SSE        ${text}`);
}
