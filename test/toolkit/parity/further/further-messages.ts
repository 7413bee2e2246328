import type { Scenario, Step } from '../scenario.ts';
import { accepted, closed, replied, situation, text, visit } from './scenario-words.ts';

const burst = 500;
const stillOpen = [text('still open'), closed()];

const deadMember: Scenario = {
  ...situation(
    'dead-member',
    'a member whose TCP was cut does not stop a broadcast',
    [
      { do: 'connect', path: '/further/chat/b', as: 'b' },
      { do: 'connect', path: '/further/chat/a' },
      { do: 'until', messages: 1 },
      { do: 'until', messages: 2, as: 'b' },
      { do: 'drop', how: 'rst', as: 'b' },
      { do: 'text', data: 'hola' },
      { do: 'until', messages: 2 },
      { do: 'close', code: 1000 },
      { do: 'end' },
    ],
    [],
  ),
  expected: {
    wire: {
      a: [accepted, text('a joined'), text('a: hola'), replied()],
      b: [accepted, text('b joined'), text('a joined')],
    },
    appLog: [],
  },
};

/** What travels, beyond the recorded situations. */
export const furtherMessages: readonly Scenario[] = [
  situation(
    'fragments',
    'a message in fragments with a ping between',
    visit(
      '/b15',
      { do: 'frames', frames: [{ text: 'h', fin: false }] },
      { do: 'frames', frames: [{ opcode: 9, text: 'p' }] },
      { do: 'frames', frames: [{ opcode: 0, text: 'i' }] },
    ),
    [accepted, { ev: 'pong', hex: '70' }, text('saw only the text'), closed()],
    [{ at: 'receive_text', value: 'hi' }],
  ),
  situation(
    'split-character',
    'a character split between fragments',
    visit('/b15', {
      do: 'frames',
      frames: [
        { opcode: 1, hex: 'c3', fin: false },
        { opcode: 0, hex: 'a9' },
      ],
    }),
    [accepted, text('saw only the text'), closed()],
    [{ at: 'receive_text', value: 'é' }],
  ),
  situation(
    'json-in-bytes',
    'send_json in binary mode',
    visit('/further/json-bytes'),
    [accepted, { ev: 'binary', hex: '7b226b223a22c3a9227d' }, closed()],
    [],
    {
      wire: [
        accepted,
        // Starlette 0.26 writes a space and an escape.
        { ev: 'binary', hex: '7b226b223a20225c7530306539227d' },
        closed(),
      ],
    },
  ),
  situation(
    'bad-json-caught',
    'JSON that is none is consumed, and the connection stays open',
    visit('/further/bad-json', { do: 'text', data: '{oops' }, { do: 'text', data: 'second' }),
    [accepted, ...stillOpen],
    [
      {
        at: 'receive_json',
        raised: 'JSONDecodeError',
        message: 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
      },
      { at: 'receive_text', value: 'second' },
    ],
  ),
  situation(
    'wrong-kind-in-loop',
    'iter_text meets bytes',
    visit('/further/loop-kind', { do: 'text', data: 'a' }, { do: 'binary', hex: '01' }),
    [accepted, text('a'), ...stillOpen],
    [{ at: 'loop', raised: 'KeyError', message: 'text' }],
  ),
  situation(
    'wrong-kind-uncaught',
    'receive_text meets bytes, and nobody catches',
    visit('/further/kind', { do: 'binary', hex: '01' }),
    [accepted, closed(1003)],
    [{ escapedToServer: { raised: 'KeyError', message: 'text' } }],
    { wire: [accepted, { ev: 'tcp-end-without-close-frame' }] },
  ),
  situation(
    'loop-before-accept',
    'iter_text before accept',
    visit('/further/loop-first'),
    [accepted, ...stillOpen],
    [
      {
        at: 'loop',
        raised: 'WebSocketDisconnected',
        message: 'WebSocket is not connected. Need to call "accept" first.',
      },
    ],
  ),
  situation(
    'burst',
    'hundreds of messages while the handler is busy wait in order',
    visit(
      '/further/burst',
      ...Array.from({ length: burst }, (_, index): Step => ({ do: 'text', data: String(index) })),
    ),
    [accepted, text(JSON.stringify(Array.from({ length: burst }, (_, index) => index))), closed()],
  ),
  situation(
    'too-big',
    'a message of one byte more than 16 MiB',
    visit('/b26', { do: 'binary', zeros: 16 * 1024 * 1024 + 1 }),
    [accepted, closed(1009)],
  ),
  situation(
    'low-level-events',
    'receive() gives each message as an event, then the disconnect',
    [
      { do: 'connect', path: '/further/events' },
      { do: 'text', data: 'a' },
      { do: 'binary', hex: '01' },
      { do: 'close', code: 1000 },
      { do: 'end' },
    ],
    [accepted, replied()],
    ['text a', 'bytes 01', 'disconnect 1000'],
  ),
  situation(
    'first-message-token',
    'token in the first message: let in',
    visit('/i11', { do: 'text', data: '{"token":"secret"}' }),
    [accepted, text('{"ok":true}'), closed()],
  ),
  deadMember,
];
