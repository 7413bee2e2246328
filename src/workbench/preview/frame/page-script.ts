/** What runs in a preview before the learner's page: the browser's networking, led to the virtual network. */
import { shareConsole } from './page-console.ts';
import { pageFetch } from './page-fetch.ts';
import { PageWebSocket } from './page-web-socket.ts';

// What no policy of a document can forbid everywhere: WebRTC goes around the network, and a frame within would have it.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name);
}
new MutationObserver(() => {
  for (const frame of document.querySelectorAll('iframe, frame, object, embed')) frame.remove();
}).observe(document, { childList: true, subtree: true });

shareConsole();
for (const [name, value] of Object.entries({ WebSocket: PageWebSocket, fetch: pageFetch })) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}
