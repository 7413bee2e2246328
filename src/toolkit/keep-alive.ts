import type { WebSocket as Peer } from 'ws';
import type { MessageChannel } from './message-channel.ts';

/** How often a client is pinged, and how long its pong may take, in milliseconds. */
export type KeepAliveOptions = { every: number; timeout: number };

/** Pings a client for as long as it is connected; one that doesn't answer is closed with 1011, and then cut. */
export function keepAlive(
  peer: Peer,
  channel: MessageChannel,
  { every, timeout }: KeepAliveOptions,
): void {
  let deadline: NodeJS.Timeout | undefined;
  const pings = setInterval(() => {
    if (deadline || !channel.isOpen) return;
    peer.ping();
    deadline = setTimeout(() => {
      deadline = undefined;
      // Nobody reads, so a pong may have come unseen.
      if (!channel.isPaused) channel.fail(1011, 'keepalive ping timeout');
    }, timeout);
    deadline.unref();
  }, every);
  pings.unref();
  peer.on('pong', () => {
    clearTimeout(deadline);
    deadline = undefined;
  });
  peer.on('close', () => {
    clearInterval(pings);
    clearTimeout(deadline);
  });
}
