import { App, type WebSocket } from 'enchufe';

class Obedient {
  readonly #websocket: WebSocket;
  constructor(websocket: WebSocket) {
    this.#websocket = websocket;
  }

  async run(): Promise<void> {
    await this.#websocket.accept();
    while (true) {
      const event = await this.#websocket.receive();
      if (event.type === 'websocket.disconnect') break;
      if (event.type === 'websocket.receive' && event.text !== undefined) {
        for (const reply of this.#replies(event.text)) {
          await this.#websocket.send({ type: 'websocket.send', ...reply });
        }
      }
    }
  }

  *#replies(message: string): Generator<{ text: string } | { bytes: Uint8Array }> {
    const [command, ...rest] = message.split(':');
    const value = rest.join(':');
    const isCommand = message.includes(':');
    if (isCommand && command === 'bytes') {
      yield { bytes: Buffer.from(Array.from({ length: +value }, (_, at) => at & 255)) };
    } else if (isCommand && command === 'text') {
      yield { text: value };
    } else if (isCommand && command === 'json') {
      yield { text: JSON.stringify({ value }, null, 2) };
    } else if (isCommand && command === 'all') {
      yield { text: value };
      yield { bytes: Buffer.from(value, 'utf8') };
      yield { text: JSON.stringify({ value }) };
    } else {
      yield { text: '{ "error": "unknown" }' };
    }
  }
}

const app = new App();
app.websocket('/', (websocket) => new Obedient(websocket).run());
await app.listen(Number(process.env.PORT ?? 8000));
