const ws = new WebSocket(process.env.SERVER_URL!);
let n = 0;
ws.onopen = () => ws.send('hello');
ws.onmessage = () => {
  if (++n === 3) (ws as any).close('done', 1000);
};
