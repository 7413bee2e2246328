import { App, Path, str, WebSocket, WebSocketDisconnect } from 'enchufe';

class Conversation {
  private count = 0;
  private websocket: WebSocket;

  constructor(websocket: WebSocket) {
    this.websocket = websocket;
  }

  async hold(room: string) {
    const [protocol = ''] = this.websocket.subprotocols;
    await this.websocket.accept({ subprotocol: protocol });
    const query: Record<string, string> = {};
    for (const [name, value] of this.websocket.queryParams) query[name] = value;
    await this.websocket.sendText(
      JSON.stringify({ protocol, query, path: `/ws/${room}` }, null, 2),
    );
    try {
      while (true) await this.answer(await this.websocket.receiveText());
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
    }
  }

  private async answer(_text: string) {
    this.count += 1;
    await this.websocket.sendText('#' + this.count);
  }
}

const app = new App();
app.websocket('/ws/{room}', { room: Path(str) }, (websocket, { room }) =>
  new Conversation(websocket).hold(room),
);
app.listen(Number(process.env.PORT ?? 8000));
