/** A program beside a server that does this on every connection: `url` leads there, `next` waits for an event, `tell` says what a call throws. */
export function serving(onConnection: string, program: string): string {
  return `
    import { once } from 'node:events';
    import { WebSocketServer } from 'ws';
    const server = new WebSocketServer({ port: 8080 });
    server.on('connection', (peer, request) => { peer.on('error', () => {}); ${onConnection} });
    const url = 'ws://localhost:8080';
    const next = (socket, type) => new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
    const tell = (act) => { try { act(); console.log('fine'); } catch (error) { console.log(error.name, error.code, error instanceof DOMException); } };
    await once(server, 'listening');
    ${program}
    server.close();`;
}
