/** Resolves once the connection is open. */
export function openSocket(address: URL): Promise<WebSocket> {
  const socket = new WebSocket(address, []);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('error', reject);
  });
}
