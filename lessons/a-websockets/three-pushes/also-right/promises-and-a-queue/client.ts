const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
const messages: string[] = [];
let wake: () => void = () => {};

socket.addEventListener('message', ({ data }) => {
  messages.push(String(data));
  wake();
});

async function nextMessage(): Promise<string> {
  while (messages.length === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  return messages.shift() as string;
}

await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
socket.send('hello');
for (let turn = 1; turn <= 3; turn += 1) console.log(turn, await nextMessage());
socket.close(1000, 'done');
