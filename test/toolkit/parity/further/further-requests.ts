import { handshakeKey } from '../driver/handshake-key.ts';
import type { ConnectStep, Scenario, Step } from '../scenario.ts';
import {
  accepted,
  closed,
  json,
  refused,
  replied,
  situation,
  text,
  visit,
} from './scenario-words.ts';

const asks = (step: Omit<ConnectStep, 'do'>): Step[] => [{ do: 'connect', ...step }, { do: 'end' }];
const handshake: [string, string][] = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', handshakeKey],
  ['Sec-WebSocket-Version', '13'],
];
const byHand = (path: string, ...other: [string, string][]): Step[] =>
  asks({
    path,
    plain: true,
    headers: [
      ...handshake.filter(([name]) => !other.some(([replaced]) => replaced === name)),
      ...other,
    ],
  });
const answers = (
  id: string,
  path: string,
  value: unknown,
  headers?: [string, string][],
): Scenario =>
  situation(id, path, asks({ path, ...(headers ? { headers } : {}) }), [
    accepted,
    text(JSON.stringify(value)),
    closed(),
  ]);
const refuses = (id: string, path: string, headers: [string, string][] = []): Scenario =>
  situation(id, path, asks({ path, headers }), [refused(403)]);
const notFound = json(404, { detail: 'Not Found' });

/** Requests in unusual forms: none may crash the server, and each has one right answer. */
export const furtherRequests: readonly Scenario[] = [
  situation(
    'header-case',
    'Upgrade and Connection in other words',
    byHand('/a01', ['Upgrade', 'WebSocket'], ['Connection', 'keep-alive, upgrade']),
    [accepted, closed()],
  ),
  situation('short-key', 'a key of 3 bytes', byHand('/a01', ['Sec-WebSocket-Key', 'YWJj']), [
    refused(400),
  ]),
  situation(
    'no-version',
    'no version',
    asks({ path: '/a01', omit: ['Sec-WebSocket-Version'] }),
    [{ ...refused(400), headers: [['sec-websocket-version', '13, 8']] }],
    [],
    { wire: [refused(400)] },
  ),
  situation(
    'no-upgrade',
    'no Upgrade header',
    asks({ path: '/a01', omit: ['Upgrade'] }),
    [notFound],
    [],
    { wire: [refused(400)] },
  ),
  situation('no-connection', 'no Connection header', asks({ path: '/a01', omit: ['Connection'] }), [
    notFound,
  ]),
  situation(
    'third-subprotocol',
    'the subprotocol that was offered last',
    asks({ path: '/a03', subprotocols: ['a', 'b', 'wamp'] }),
    [{ ...accepted, headers: [['sec-websocket-protocol', 'wamp']] }, closed()],
    [{ offered: ['a', 'b', 'wamp'] }],
  ),
  answers('path-with-percent', '/f04/%zz', { name: '%zz' }),
  answers('path-not-utf8', '/f04/%ff', { name: '\ufffd' }),
  answers('path-plus', '/f04/a+b', { name: 'a+b' }),
  answers('path-with-dots', '/f04/a.b', { name: 'a.b' }),
  refuses('path-slash-behind', '/f19/blue/'),
  refuses('path-two-slashes', '//f04/blue'),
  refuses('mount-itself', '/f16/mounted'),
  refuses('mount-half-a-word', '/f16/mountedws/9'),
  answers('query-not-utf8', '/g21?q=%ff', { q: '\ufffd' }),
  answers('query-nul', '/g21?q=a%00b', { q: 'a\0b' }),
  answers('query-empty-pairs', '/g21?&&q=x&', { q: 'x' }),
  answers('query-with-equals', '/g21?q=a=b', { q: 'a=b' }),
  answers('query-semicolon', '/g21?q=a;b', { q: 'a;b' }),
  refuses('query-case', '/g21?Q=x'),
  refuses('query-second-mark', '/g21??q=x'),
  answers('int-plus-is-space', '/g04?n=+7', { n: 7 }),
  refuses('int-two-signs', '/g04?n=--7'),
  refuses('int-two-underscores', '/g04?n=1__0'),
  refuses('int-underscore-first', '/g04?n=_1'),
  answers('int-minus-zero', '/g04?n=-0', { n: 0 }),
  answers('float-small', '/g05?f=1e-3', { f: 0.001, b: false }),
  answers('float-underscore', '/g05?f=1_0.5', { f: 10.5, b: false }),
  refuses('float-hex', '/g05?f=0x1'),
  refuses('float-only-point', '/g05?f=.'),
  refuses('bool-two', '/g05?b=2'),
  answers('bool-yes', '/g05?b=Yes', { f: 0, b: true }),
  answers(
    'cookie-with-equals',
    '/g19',
    { session: 'a=b', user_id: null, all: { session: 'a=b' } },
    [['Cookie', 'session=a=b']],
  ),
  answers('cookie-percent', '/g19', { session: '%20', user_id: null, all: { session: '%20' } }, [
    ['Cookie', 'session=%20'],
  ]),
  refuses('cookie-not-int', '/g19', [['Cookie', 'user_id=x']]),
  answers('header-spaces', '/g11', { x_token: 'a  b' }, [['X-Token', '  a  b  ']]),
  refuses('header-with-underscore', '/g11', [['x_token', 'abc']]),
  answers('no-list-header', '/g15', { x_tag: [] }),
  situation(
    'accept-after-refusal',
    'accept after a refusal',
    visit('/further/accept-late'),
    [refused(403)],
    [
      {
        at: 'accept',
        raised: 'WebSocketDisconnected',
        message: 'Cannot call "send" once a close message has been sent.',
      },
    ],
  ),
  situation(
    'longest-reason',
    'a close reason of exactly 123 bytes',
    visit('/further/longest-reason'),
    [accepted, closed(1000, `${'é'.repeat(61)}!`)],
  ),
  situation(
    'two-sends',
    'two sends at once keep their messages whole and in order',
    visit('/further/two-sends'),
    [accepted, text('a'.repeat(70_000)), text('b'.repeat(70_000)), closed()],
  ),
  situation(
    'data-after-close',
    'messages and a second close after the own close are not heard',
    visit(
      '/c04',
      { do: 'close', code: 1000 },
      { do: 'text', data: 'late' },
      { do: 'close', code: 4000 },
    ),
    [accepted, replied()],
    [
      { at: 'receive_text', raised: 'WebSocketDisconnect', code: 1000, reason: '' },
      { client: 'DISCONNECTED', application: 'CONNECTED' },
    ],
  ),
  situation(
    'leaves-before-accept',
    'the client is gone before accept',
    [
      { do: 'connect', path: '/further/slow-accept', wait: false },
      { do: 'sleep', ms: 100 },
      { do: 'drop', how: 'rst' },
    ],
    [],
    [{ at: 'accept', raised: 'WebSocketDisconnect', code: 1006, reason: '' }],
    { appLog: [{ at: 'accept', value: null }] },
  ),
];
