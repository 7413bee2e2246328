import { expect, test } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { serve } from '../../served-program.ts';
import { rawClient, watchingServer } from './frame-programs.ts';

/** How `ws` refuses frames that break RFC 6455 §5. */
export function brokenFrameContract(engine: () => Engine): void {
  test.each(brokenFrames)(
    'closes with $closeCode when a client sends $what',
    async ({ sent, closeCode, code, message }) => {
      const { server, beside } = await serve(engine(), watchingServer);
      const client = beside(rawClient, { env: { SENT: sent } });
      await client.ended;
      const closeFrame = `8802${closeCode.toString(16).padStart(4, '0')}`;
      expect(client.output).toEqual([closeFrame]);
      await server.line('close');
      expect(server.output).toEqual([`RangeError ${code} ${message}`, 'close 1006 ""']);
      await server.program.stop();
    },
  );

  test.each(brokenText)('closes with 1007 when a client sends $what', async ({ sent }) => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(rawClient, { env: { SENT: sent } });
    await client.ended;
    expect(client.output).toEqual(['880203ef']);
    await server.line('close');
    expect(server.output).toEqual([
      'Error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence',
      'close 1006 ""',
    ]);
    await server.program.stop();
  });
}

type BrokenFrame = { what: string; sent: string; closeCode: number; code: string; message: string };

/** Frames of a client as hexadecimal digits; their mask is zero, so that they can be read. */
const brokenFrames: readonly BrokenFrame[] = [
  broken('a reserved bit', 'b180', 1002, 'UNEXPECTED_RSV_2_3', 'RSV2 and RSV3 must be clear'),
  broken(
    'a compressed frame that nobody agreed on',
    'c180',
    1002,
    'UNEXPECTED_RSV_1',
    'RSV1 must be clear',
  ),
  broken('an unknown opcode', '8580', 1002, 'INVALID_OPCODE', 'invalid opcode 5'),
  broken('a continuation of nothing', '8080', 1002, 'INVALID_OPCODE', 'invalid opcode 0'),
  broken(
    'a new message within another',
    '018000000000 8180',
    1002,
    'INVALID_OPCODE',
    'invalid opcode 1',
  ),
  broken('a ping in fragments', '0980', 1002, 'EXPECTED_FIN', 'FIN must be set'),
  broken(
    'a ping of 126 bytes',
    '89fe',
    1002,
    'INVALID_CONTROL_PAYLOAD_LENGTH',
    'invalid payload length 126',
  ),
  broken('a frame without a mask', '8100', 1002, 'EXPECTED_MASK', 'MASK must be set'),
  broken(
    'a close frame of one byte',
    '888100000000 03',
    1002,
    'INVALID_CONTROL_PAYLOAD_LENGTH',
    'invalid payload length 1',
  ),
  broken(
    'close code 1005',
    '888200000000 03ed',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 1005',
  ),
  broken(
    'close code 1015',
    '888200000000 03f7',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 1015',
  ),
  broken(
    'close code 999',
    '888200000000 03e7',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 999',
  ),
  {
    what: 'more bytes than a number can count',
    sent: '82ff0020000000000000',
    closeCode: 1009,
    code: 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH',
    message: 'Unsupported WebSocket frame: payload length > 2^53 - 1',
  },
  {
    what: 'more bytes than the server takes',
    sent: '82ff0000000000200001',
    closeCode: 1009,
    code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH',
    message: 'Max payload size exceeded',
  },
];

const brokenText = [
  { what: 'text that is not UTF-8', sent: '818200000000 c328' },
  {
    what: 'a message whose fragments together are not UTF-8',
    sent: '018100000000 c3 808100000000 28',
  },
  { what: 'a reason for closing that is not UTF-8', sent: '888400000000 03e8 c328' },
];

function broken(
  what: string,
  sent: string,
  closeCode: number,
  code: string,
  message: string,
): BrokenFrame {
  return {
    what,
    sent,
    closeCode,
    code: `WS_ERR_${code}`,
    message: `Invalid WebSocket frame: ${message}`,
  };
}
