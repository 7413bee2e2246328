import type { ConnectionFault, DialFaults } from '../../network/faults.ts';
import type { EngineFaults } from '../engine.ts';
import type { MessageToFrame } from './frame-messages.ts';

type RuleMessage = Extract<MessageToFrame, { type: 'fault-on-dial' }>;

/** The page's side of the faults: says them to the frame, and says the rules again to one that replaces it. */
export class EmbeddedFaults implements EngineFaults {
  readonly #post: (message: MessageToFrame) => void;
  readonly #rules = new Map<number, RuleMessage>();
  #lastRule = 0;
  #offset = 0;

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

  inflict(connection: number, fault: ConnectionFault): void {
    // The connections of a frame that is gone are over.
    if (connection <= this.#offset) return;
    this.#post({ type: 'inflict', connection: connection - this.#offset, fault });
  }

  /** What a new frame must be told; it counts its connections from 1, which are those above the offset here. */
  begin(offset: number): readonly MessageToFrame[] {
    this.#offset = offset;
    return [...this.#rules.values()];
  }
}
