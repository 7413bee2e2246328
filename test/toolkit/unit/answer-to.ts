import { type App, HandshakeRefused, TestClient, type TestHandshake } from 'enchufe';

/** How an app answers a handshake, as a line: `101` and the first text that it sends, or the status and the body. */
export async function answerTo(app: App, path: string, handshake?: TestHandshake): Promise<string> {
  try {
    const websocket = await new TestClient(app).websocket(path, handshake);
    return `101 ${await websocket.receiveText()}`;
  } catch (error) {
    if (error instanceof HandshakeRefused) return `${error.status} ${error.body}`.trim();
    throw error;
  }
}
