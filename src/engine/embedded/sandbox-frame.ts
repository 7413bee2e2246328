import { frameScript, programScript } from 'virtual:sandbox-bundles';
import type { FrameOpening, MessageFromFrame, MessageToFrame } from './frame-messages.ts';

/** What the engine hears from its frame. */
export type SandboxListener = {
  onMessage(message: MessageFromFrame): void;
  /** The frame is gone or answers no more. */
  onLost(): void;
};

/**
 * The frame in which programs live: an origin of its own that nothing belongs to, and a policy that
 * lets nothing out. (An origin of its own alone would still reach the network.)
 */
export class SandboxFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #listener: SandboxListener;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #isOpen = false;
  #isGone = false;
  #unansweredTicks = 0;

  constructor(openedAt: number, listener: SandboxListener) {
    this.#listener = listener;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<MessageFromFrame>) => {
      this.#receive(data);
    };
    this.#frame = createFrame();
    this.#frame.addEventListener(
      'load',
      () => {
        const opening: FrameOpening = { type: 'open', programScript, openedAt };
        this.#frame.contentWindow?.postMessage(opening, '*', [port2]);
      },
      { once: true },
    );
    document.body.append(this.#frame);
    this.#heartbeat = setInterval(() => {
      this.#tick();
    }, TICK_MS);
  }

  /** Says something to the frame; what is said before it is open waits in the port. */
  post(message: MessageToFrame): void {
    if (!this.#isGone) this.#port.postMessage(message);
  }

  /** Removes the frame, and with it every program. */
  remove(): void {
    this.#isGone = true;
    clearInterval(this.#heartbeat);
    this.#port.close();
    this.#frame.remove();
  }

  #receive(message: MessageFromFrame): void {
    if (this.#isGone) return;
    this.#unansweredTicks = 0;
    if (message.type === 'opened') this.#isOpen = true;
    if (message.type !== 'pong') this.#listener.onMessage(message);
  }

  #tick(): void {
    const patience = this.#isOpen ? UNANSWERED_TICKS : UNANSWERED_TICKS_WHILE_OPENING;
    if (this.#frame.isConnected && this.#unansweredTicks < patience) {
      this.#unansweredTicks++;
      this.post({ type: 'ping' });
      return;
    }
    this.remove();
    this.#listener.onLost();
  }
}

function createFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.title = 'Enchufe sandbox';
  const script = frameScript.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
  return frame;
}

const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "connect-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TICK_MS = 500;
const UNANSWERED_TICKS = 8;
const UNANSWERED_TICKS_WHILE_OPENING = 60;
