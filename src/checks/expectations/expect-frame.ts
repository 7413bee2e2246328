import type { OpcodeName } from '../../network/frame.ts';
import { sayInChecks } from '../../translations/checks.ts';
import type { RawPeer } from '../dial.ts';
import { ExpectationError } from '../expectation-error.ts';

/** The next frame that reaches a peer must be of this kind. */
export async function expectFrame(peer: RawPeer, opcode: OpcodeName): Promise<void> {
  const { opcodeName } = await peer.nextFrame();
  if (opcodeName === opcode) return;
  throw new ExpectationError(
    sayInChecks((texts) => texts.frame(opcode)),
    sayInChecks((texts) => texts.frame(opcodeName)),
  );
}

/** No frame may have reached a peer that wasn't taken. */
export function expectNoFrame(peer: RawPeer): void {
  const { unread } = peer;
  if (unread === undefined) return;
  throw new ExpectationError(
    sayInChecks((texts) => texts.noFrame),
    sayInChecks((texts) => texts.frame(unread)),
  );
}
