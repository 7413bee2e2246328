import { WebSocketServer, WebSocket } from 'ws';

class Hall {
  #monitors: WebSocket[] = [];
  enter(monitor: WebSocket): void {
    this.#monitors = [...this.#monitors, monitor];
    monitor.on(
      'close',
      () => (this.#monitors = this.#monitors.filter((other) => other !== monitor)),
    );
  }
  announce(left: string, code: number): void {
    this.#monitors.forEach((monitor) => monitor.send(`{"left":"${left}","code":${code}}`));
  }
}

class Guest {
  constructor(name: string, socket: WebSocket, hall: Hall) {
    socket
      .on('message', (data) => socket.send(String(data)))
      .once('close', (code) => hall.announce(name, code));
  }
}

const hall = new Hall();
new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on(
  'connection',
  (socket, { url }) => {
    socket.on('error', ({ message }) => console.log(message));
    if (url === '/monitor') hall.enter(socket);
    else new Guest(/\/c\/(.*)/.exec(url ?? '')?.[1] ?? '?', socket, hall);
  },
);
