import type { LogEntry, Scenario, Step } from '../scenario.ts';
import { accepted, closed, refused, replied, situation, text, visit } from './scenario-words.ts';

const cut = { ev: 'tcp-end-without-close-frame' } as const;
const unknown = { client: 'CONNECTING', application: 'CONNECTING' };
const gone: LogEntry = { client: 'DISCONNECTED', application: 'CONNECTED' };
const sendsRaw = (...frames: Extract<Step, { do: 'frames' }>['frames']): Step => ({
  do: 'frames',
  frames,
});
const escaped = (raised: string, message: string): LogEntry => ({
  escapedToServer: { raised, message },
});
const heard = (code: number): LogEntry[] => [
  { at: 'receive_text', raised: 'WebSocketDisconnect', code, reason: '' },
  gone,
];

const faults: [id: string, title: string, steps: Step, code: number][] = [
  ['ping-too-long', 'a ping of 126 bytes', sendsRaw({ opcode: 9, text: 'x'.repeat(126) }), 1002],
  ['close-with-1005', 'a close frame with 1005', sendsRaw({ opcode: 8, hex: '03ed' }), 1002],
  ['close-of-one-byte', 'a close frame of one byte', sendsRaw({ opcode: 8, hex: '03' }), 1002],
  ['reserved-bit', 'a frame with a reserved bit', sendsRaw({ opcode: 0x41, text: 'x' }), 1002],
  ['lone-continuation', 'a continuation of nothing', sendsRaw({ opcode: 0, text: 'x' }), 1002],
  [
    'message-in-message',
    'a message between fragments',
    sendsRaw({ text: 'x', fin: false }, { text: 'y' }),
    1002,
  ],
  ['ping-in-fragments', 'a fragmented ping', sendsRaw({ opcode: 9, text: 'x', fin: false }), 1002],
  [
    'bad-close-reason',
    'a close reason that is no UTF-8',
    sendsRaw({ opcode: 8, hex: '03e8ff' }),
    1007,
  ],
];

/** How connections end, beyond the recorded situations. */
export const furtherEndings: readonly Scenario[] = [
  ...faults.map(([id, title, step, code]) =>
    situation(id, title, visit('/b27', step), [accepted, closed(code)], heard(code), {
      appLog: heard(1006),
    }),
  ),
  situation('close-before-accept', 'close() before accept', visit('/further/close-first'), [
    refused(403),
  ]),
  situation(
    'return-before-accept',
    'the handler returns without accepting',
    visit('/further/nothing'),
    [refused(500)],
    // Told here as the mistake that it is.
    [escaped('WebSocketDisconnected', 'Need to call "accept" first')],
    { appLog: [] },
  ),
  situation(
    'exception-before-accept',
    'WebSocketException before accept',
    visit('/further/refuses'),
    [refused(403)],
  ),
  situation('no-origin', 'refusing by Origin header: none', visit('/a18'), [refused(403)]),
  situation('returns', 'the handler returns', visit('/further/returns'), [
    accepted,
    text('bye'),
    closed(),
  ]),
  situation(
    'disconnect-by-hand',
    'a WebSocketDisconnect thrown by hand',
    visit('/further/by-hand'),
    [accepted, closed(1011)],
    [],
    {
      wire: [accepted, cut],
      appLog: [{ escapedToServer: { raised: 'WebSocketDisconnect', code: 4001, reason: '' } }],
    },
  ),
  situation(
    'close-twice',
    'close() after close()',
    visit('/further/close-twice'),
    [accepted, closed(4000, 'first')],
    [
      {
        at: 'close again',
        raised: 'WebSocketDisconnected',
        message: 'Cannot call "send" once a close message has been sent.',
      },
    ],
  ),
  situation(
    'error-after-close',
    'an error after the own close',
    visit('/further/error-after-close'),
    [accepted, closed(1000, 'done')],
    [escaped('ValueError', 'too late')],
  ),
  situation(
    'empty-close',
    'the client closes without a code',
    visit('/c04', { do: 'close' }),
    [accepted, replied(null)],
    heard(1005),
  ),
  situation(
    'data-then-close',
    'messages before the close are still delivered',
    visit(
      '/further/three',
      { do: 'text', data: '1' },
      { do: 'text', data: '2' },
      { do: 'close', code: 1001, reason: '' },
    ),
    [accepted, replied(1001)],
    [
      { at: 'receive', value: '1' },
      { at: 'receive', value: '2' },
      { at: 'receive', raised: 'WebSocketDisconnect', code: 1001, reason: '' },
    ],
  ),
  situation(
    'cut-in-loop',
    'iter_text ends quietly when TCP is cut',
    [
      { do: 'connect', path: '/b20' },
      { do: 'text', data: '1' },
      { do: 'until', messages: 1 },
      { do: 'drop', how: 'rst' },
    ],
    [accepted, text('echo 1')],
    [{ afterLoop: gone }],
  ),
  situation(
    'send-after-leaving',
    'sends after the disconnect was delivered',
    visit('/further/send-late', { do: 'close', code: 1000 }),
    [accepted, replied()],
    [
      { at: 'send', raised: 'WebSocketDisconnect', code: 1006, reason: '' },
      {
        at: 'send',
        raised: 'WebSocketDisconnected',
        message: 'Cannot call "send" once a close message has been sent.',
      },
    ],
    {
      appLog: Array<LogEntry>(2).fill({
        at: 'send',
        raised: 'RuntimeError',
        message: "Unexpected ASGI message 'websocket.send', after sending 'websocket.close'.",
      }),
    },
  ),
  situation(
    'custom-handler',
    'a handler of own errors after accept',
    visit('/further/custom'),
    [accepted, closed(4010, 'after accept')],
    [{ handler: 'custom', sawState: { client: 'CONNECTED', application: 'CONNECTED' } }],
    // Before Starlette 0.28 handlers got a socket of their own.
    { appLog: [{ handler: 'custom', sawState: unknown }] },
  ),
  situation(
    'handler-sends',
    'a handler of own errors may still send',
    visit('/further/sorry/ws'),
    [accepted, text('sorry'), closed(4011)],
    [],
    {
      wire: [accepted, cut],
      appLog: [
        escaped(
          'RuntimeError',
          `Expected ASGI message "websocket.connect", but got 'websocket.send'`,
        ),
      ],
    },
  ),
  situation(
    'post-handshake',
    'a handshake by POST',
    [{ do: 'connect', path: '/a01', method: 'POST' }, { do: 'end' }],
    [{ ev: 'http', status: 405, headers: [['content-type', 'text/plain; charset=utf-8']] }],
    [],
    { wire: [refused(400)] },
  ),
];
