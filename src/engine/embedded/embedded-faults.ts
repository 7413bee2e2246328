import type { ConnectionFault, DialFaults } from '../../network/faults.ts';
import type { EngineFaults } from '../engine.ts';
import type { MessageToFrame } from './frame-messages.ts';

type RuleMessage = Extract<MessageToFrame, { type: 'fault-on-dial' }>;

/** The page's side of the faults: says them to the frame, and says the rules again to one that replaces it. */
export class EmbeddedFaults implements EngineFaults {
  readonly #post: (message: MessageToFrame) => void;
  readonly #rules = new Map<number, RuleMessage>();
  readonly #inflicting = new Map<number, () => void>();
  #lastRule = 0;
  #lastRequest = 0;
  #offset = 0;
  #isFrameOpen = false;

  constructor(post: (message: MessageToFrame) => void) {
    this.#post = post;
  }

  onDial(
    place: { network?: string; port: number; client?: string },
    faults: DialFaults,
  ): () => void {
    const { network = 'run' } = place;
    const rule = ++this.#lastRule;
    const message: RuleMessage = {
      type: 'fault-on-dial',
      rule,
      place: { ...place, network },
      faults,
    };
    this.#rules.set(rule, message);
    this.#post(message);
    return () => {
      if (this.#rules.delete(rule)) this.#post({ type: 'undo-fault-on-dial', rule });
    };
  }

  inflict(connection: number, fault: ConnectionFault): Promise<void> {
    // The connections of a frame that is gone are over.
    if (connection <= this.#offset || !this.#isFrameOpen) return Promise.resolve();
    const request = ++this.#lastRequest;
    return new Promise((resolve) => {
      this.#inflicting.set(request, resolve);
      this.#post({ type: 'inflict', request, connection: connection - this.#offset, fault });
    });
  }

  /** Both ends of the connection have what was inflicted. */
  inflicted(request: number): void {
    this.#inflicting.get(request)?.();
    this.#inflicting.delete(request);
  }

  /** The frame is gone, and with it its connections. */
  end(): void {
    this.#isFrameOpen = false;
    for (const resolve of this.#inflicting.values()) resolve();
    this.#inflicting.clear();
  }

  /** What a new frame must be told; it counts its connections from 1, which are those above the offset here. */
  begin(offset: number): readonly MessageToFrame[] {
    this.#offset = offset;
    this.#isFrameOpen = true;
    return [...this.#rules.values()];
  }
}
