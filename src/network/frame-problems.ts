import { nameOpcode, type FrameProblem } from './frame.ts';

/** Says in one English sentence what a frame did wrong and what the standard asks (RFC 6455 §5). */
export function explainProblem(problem: FrameProblem): string {
  switch (problem.type) {
    case 'reserved-bits':
      return `Expected ${problem.bits.join(', ')} to be 0 because no extension that uses it was negotiated here, got 1.`;
    case 'reserved-opcode':
      return `Expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xa, got the reserved 0x${problem.opcode.toString(16)}.`;
    case 'not-masked':
      return 'Expected a masked frame from the client, got MASK = 0.';
    case 'masked-by-server':
      return 'Expected an unmasked frame from the server, got MASK = 1.';
    case 'length-has-top-bit':
      return 'Expected the most significant bit of the 64-bit length to be 0, got 1.';
    case 'length-too-large':
      return 'Expected a payload of at most 2^53 - 1 bytes, got a longer one.';
    case 'control-too-long':
      return `Expected at most 125 bytes in a ${nameOpcode(problem.opcode)} frame, got ${problem.length}.`;
    case 'control-fragmented':
      return `Expected FIN = 1 in a ${nameOpcode(problem.opcode)} frame, got 0: control frames are never fragmented.`;
    case 'unexpected-continuation':
      return 'Expected the first frame of a message, got a continuation frame.';
    case 'message-not-finished':
      return `Expected a continuation frame of the message under way, got a ${nameOpcode(problem.opcode)} frame.`;
    case 'data-after-close':
      return `Expected no data after the close frame, got a ${nameOpcode(problem.opcode)} frame.`;
    case 'bad-utf8':
      return `Expected valid UTF-8 in the ${problem.where === 'text' ? 'text' : 'close reason'}, got ${describeByte(problem.found)}.`;
    case 'close-payload-too-short':
      return 'Expected an empty close payload or at least 2 bytes of code, got 1 byte.';
    case 'close-code-not-allowed':
      return `Expected a close code that may be sent, got ${problem.code}.`;
    case 'truncated':
      return problem.expected === 'unknown'
        ? `Expected the rest of the frame's header, got the end of the stream after ${problem.received} bytes.`
        : `Expected a frame of ${problem.expected} bytes, got the end of the stream after ${problem.received}.`;
  }
}

/** The close code with which the receiver of the problem fails the connection (RFC 6455 §7.4.1). */
export function closeCodeFor(problem: FrameProblem): 1002 | 1007 | 1009 {
  if (problem.type === 'bad-utf8') return 1007;
  return problem.type === 'length-too-large' ? 1009 : 1002;
}

function describeByte(found: number | 'end'): string {
  if (found === 'end') return 'the end in the middle of a character';
  return `the byte 0x${found.toString(16).padStart(2, '0')}`;
}
