import pageScript from './frame/page-script.ts?program';
import { buildPage, type PageDocument } from './page-document.ts';
import { readPageMessage, type MessageToPage, type PageOrder } from './preview-messages.ts';
import type { ConsoleLevel } from './preview-messages.ts';
import type { Files } from '../work/saved-work.ts';

/** What a preview hears from its frame. */
export type FrameListener = {
  onOrder(order: PageOrder): void;
  onConsole(level: ConsoleLevel, text: string): void;
  /** The page answers, or has not answered for a while. */
  onPulse(isAlive: boolean): void;
};

/**
 * The frame of one page, in an origin of its own within another: the outer one's policy forbids the page to lead its
 * own frame anywhere, which a policy of its own could not.
 */
export class PreviewFrame {
  /** Whether there is a page, or why not. */
  readonly page: PageDocument;
  readonly #listener: FrameListener;
  readonly #frame: HTMLIFrameElement | undefined;
  #port: MessagePort | undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #unanswered = 0;

  constructor(host: HTMLElement, title: string, files: Files, listener: FrameListener) {
    this.#listener = listener;
    this.page = buildPage(files, pageScript.replace(/export\s*\{\s*\};?/g, ''));
    if (this.page.status === 'broken') return;
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.setAttribute('sandbox', allowed);
    frame.srcdoc = outerPage(this.page.html);
    this.#frame = frame;
    window.addEventListener('message', this.#meet);
    host.replaceChildren(frame);
  }

  /** Says something to the page. */
  tell(message: MessageToPage): void {
    this.#port?.postMessage(message);
  }

  /** Takes the frame away, and with it the page. */
  remove(): void {
    window.removeEventListener('message', this.#meet);
    clearInterval(this.#pulse);
    this.#port?.close();
    this.#frame?.remove();
  }

  readonly #meet = ({ source, ports }: MessageEvent): void => {
    const [port] = ports;
    if (!port || this.#port || source !== this.#frame?.contentWindow) return;
    window.removeEventListener('message', this.#meet);
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.#receive(data);
    };
    this.#pulse = setInterval(() => {
      this.#beat();
    }, pulseMs);
  };

  #receive(data: unknown): void {
    const message = readPageMessage(data);
    if (this.#unanswered >= patience) this.#listener.onPulse(true);
    this.#unanswered = 0;
    if (message?.type === 'console') this.#listener.onConsole(message.level, message.text);
    else if (message && message.type !== 'pong') this.#listener.onOrder(message);
  }

  #beat(): void {
    // A hidden page's timers are throttled: it may be late without being stuck.
    if (document.visibilityState === 'hidden') return;
    if (this.#unanswered === patience) this.#listener.onPulse(false);
    this.#unanswered += 1;
    this.tell({ type: 'ping' });
  }
}

/** Forms must be allowed for their `submit` event to come; the policy forbids them to go anywhere. */
const allowed = 'allow-scripts allow-forms';

function outerPage(html: string): string {
  const inner = attribute(html);
  return [
    `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block;background:#fff}</style>',
    `<script>${relay}</script>`,
    `<iframe title="index.html" sandbox="${allowed}" srcdoc="${inner}"></iframe>`,
  ].join('');
}

// Only the first word of the page counts, which is that of the script before the learner's.
const relay =
  "addEventListener('message',(e)=>{if(e.source===frames[0]&&e.ports[0])parent.postMessage('enchufe: preview','*',[e.ports[0]])},{once:true})";

const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' data:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "webrtc 'block'",
].join('; ');

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

const pulseMs = 1000;
/** So many pulses may stay unanswered before the page counts as stuck. */
const patience = 2;
