import { WebSocketServer, WebSocket } from 'ws';
class Ticker {
  private n = 0;
  private readonly timer: NodeJS.Timeout;
  constructor(private readonly ws: WebSocket) {
    ws.send('welcome');
    this.timer = setInterval(() => this.tick(), 100);
    ws.on('message', (d) => ws.send('got ' + d)); ws.on('close', () => this.stop());
    ws.on('error', (e) => console.warn(e.message));
  }
  private tick() { this.ws.send('tick ' + ++this.n); }
  private stop() { clearInterval(this.timer); }
}
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => new Ticker(ws));
