// Este archivo ya está bien: no hace falta cambiarlo.
// This file is fine as it is: no need to change it.
import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** Lo que el manejador usa de una conexión / What the handler uses of a connection */
export type Conversation = {
  receive(): Promise<string>;
  send(text: string): void;
};

const monitors = new Set<WebSocket>();

export function addMonitor(socket: WebSocket): void {
  socket.on('error', console.error);
  socket.on('close', () => monitors.delete(socket));
  monitors.add(socket);
}

/**
 * Atiende a un cliente, un mensaje cada vez, hasta que receive() rechaza.
 * Serves a client, one message at a time, until receive() rejects.
 */
export async function serve(connection: Conversation, name: string): Promise<void> {
  try {
    while (true) {
      const text = await connection.receive();
      await wait(20); // un trabajo lento / slow work
      tellMonitors({ from: name, text });
      connection.send(`echo: ${text}`);
    }
  } catch (error) {
    console.log(name, error);
    tellMonitors({ left: name, code: (error as { code?: number }).code });
  }
}

function tellMonitors(news: object): void {
  for (const monitor of monitors) monitor.send(JSON.stringify(news));
}
