import { WebSocketServer } from 'ws';
const names: Record<string, string> = { __proto__: null as any, 'ana-1': 'ana', 'beto-2': 'beto' };
const who = new WeakMap<object, string>();
const wss = new WebSocketServer({
  port: Number(process.env.PORT ?? 8000),
  verifyClient: ({ origin, req }: any, done: any) => {
    if (origin && origin.toLowerCase() !== 'http://course.test') return done(false, 403, 'Forbidden');
    const params = new URLSearchParams(req.url.split('?')[1]);
    let token = params.get('token');
    if (token === null) token = /(?:^|;\s*)session=([^;]*)/.exec(req.headers.cookie ?? '')?.[1] ?? '';
    const name = names[token];
    if (!name) return done(false, 401);
    who.set(req, name);
    done(true);
  },
});
wss.on('connection', (ws, req) => {
  const me = who.get(req)!;
  ws.onerror = () => {};
  ws.send('hello ' + me);
  ws.onmessage = (e) => { if (e.data === 'who') ws.send(me); };
});
