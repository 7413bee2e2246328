import { ClientConnection } from './client-connection.ts';
import type { ClientNews, ClientOrder } from './client-messages.ts';

let current: ClientConnection | undefined;
let isSilent = false;
let restMs = 0;

process.on('message', (order: ClientOrder) => {
  switch (order.type) {
    case 'connect': {
      const { dial } = order;
      current?.drop();
      current = new ClientConnection(order, (happening) => {
        tell({ dial, ...happening });
      });
      current.setRest(restMs);
      current.setSilent(isSilent);
      break;
    }
    case 'send-text':
      current?.send(order.text, order.pieces);
      break;
    case 'send-bytes':
      current?.send(Buffer.from(order.base64, 'base64'), order.pieces);
      break;
    case 'ping':
      current?.ping(Buffer.from(order.base64, 'base64'));
      break;
    case 'write-raw':
      current?.writeRaw(Buffer.from(order.base64, 'base64'));
      break;
    case 'close':
      current?.close(order.code, order.reason);
      break;
    case 'drop':
      current?.drop();
      break;
    case 'silent':
      ({ isSilent } = order);
      current?.setSilent(isSilent);
      break;
    case 'rest':
      restMs = order.milliseconds;
      current?.setRest(restMs);
      break;
  }
});

function tell(news: ClientNews): void {
  process.send?.(news);
}
