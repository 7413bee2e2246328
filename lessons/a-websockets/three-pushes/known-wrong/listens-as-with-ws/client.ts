const s = new WebSocket(process.env.SERVER_URL!);
let n = 0;
s.on('open', () => s.send('hello'));
s.on('message', () => { if (++n === 3) s.close(1000, 'done'); });
