/** Calls back at a number of messages. */
export function countMessages(socket: WebSocket, wanted: number, onEnough: () => void): void {
  const stop = new AbortController();
  let left = wanted;
  socket.addEventListener(
    'message',
    () => {
      left -= 1;
      if (left > 0) return;
      stop.abort();
      onEnough();
    },
    { signal: stop.signal },
  );
}
