import { App, Depends, HTTPException, type WebSocket } from 'enchufe';

function openForBusiness({ queryParams }: WebSocket): void {
  if (queryParams.getAll('maintenance').includes('1')) throw new HTTPException(423, 'maintenance');
}

const app = new App({ dependencies: [Depends(openForBusiness)] });

app.websocket('/ws', async (websocket) => {
  let subprotocol: string | null = null;
  for (const name of websocket.subprotocols) {
    if (name === 'chat.v2' || (name === 'chat.v1' && subprotocol !== 'chat.v2')) subprotocol = name;
  }
  await websocket.accept({ subprotocol });
  await websocket.send({ type: 'websocket.send', text: 'ready' });
  let event = await websocket.receive();
  while (event.type === 'websocket.receive') {
    await websocket.send({ type: 'websocket.send', text: `echo: ${event.text}` });
    event = await websocket.receive();
  }
});
app.listen(Number(process.env.PORT ?? 8000));
