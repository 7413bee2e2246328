import { App, HttpResponse, Router } from 'enchufe';

const routes = new Router({ prefix: '/ws' });
routes.websocket('', async (websocket) => {
  const url = new URL(websocket.url);
  if (url.searchParams.get('maintenance') === '1') {
    return websocket.sendDenialResponse(new HttpResponse(410, 'back soon'));
  }
  const wanted = websocket.subprotocols
    .filter((name) => /^chat\.v[12]$/.test(name))
    .sort()
    .reverse();
  await websocket.accept({ subprotocol: wanted[0] ?? null, headers: { 'x-server': 'enchufe' } });
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

const app = new App();
app.include(routes);
await app.listen(Number(process.env.PORT ?? 8000));
