class Greeter {
  readonly #socket: WebSocket;
  #pushes: string[] = [];

  constructor(address: string) {
    this.#socket = new WebSocket(address);
    for (const type of ['open', 'message', 'close']) this.#socket.addEventListener(type, this);
  }

  handleEvent(event: Event): void {
    if (event.type === 'open') this.#socket.send('hello');
    if (event instanceof MessageEvent) this.#take(String(event.data));
    if (event.type === 'close') console.log(this.#pushes);
  }

  #take(text: string): void {
    this.#pushes = [...this.#pushes, text];
    if (this.#pushes.length >= 3) this.#socket.close(1000, 'done');
  }
}

new Greeter(process.env.SERVER_URL ?? 'ws://localhost:8000');
