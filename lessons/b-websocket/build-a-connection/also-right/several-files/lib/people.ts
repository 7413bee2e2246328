import { setTimeout } from 'node:timers/promises';
import { Connection, ConnectionError } from './connection.ts';

export const monitors = new Set<Connection>();

export async function serve(connection: Connection, name: string): Promise<void> {
  for (;;) {
    const text = await connection.receive().catch((error: ConnectionError) => error);
    if (text instanceof ConnectionError) return tell({ code: text.code, left: name });
    await setTimeout(20);
    connection.send('echo: ' + text);
    tell({ text, from: name });
  }
}

function tell(news: object): void {
  for (const monitor of monitors) monitor.send(JSON.stringify(news, null, 1));
}
