import type { Scenario, Step } from '../scenario.ts';
import { accepted, closed, json, refused, situation, text, visit } from './scenario-words.ts';

const answers = (
  id: string,
  path: string,
  value: unknown,
  headers?: [string, string][],
): Scenario =>
  situation(
    id,
    path,
    [{ do: 'connect', path, ...(headers ? { headers } : {}) }, { do: 'end' }],
    [accepted, text(JSON.stringify(value)), closed()],
  );
const refuses = (id: string, path: string): Scenario =>
  situation(id, path, visit(path), [refused(403)]);
const asks = (path: string, method = 'GET'): Step[] => [
  { do: 'connect', path, method, plain: true },
  { do: 'end' },
];
const crash = { wire: [refused(500)] };
const noRequest = (name: string) => ({
  ...crash,
  appLog: [
    {
      escapedToServer: {
        raised: 'TypeError',
        message: `${name}.__call__() missing 1 required positional argument: 'request'`,
      },
    },
  ],
});
const unauthenticated = (headers: [string, string][]) =>
  json(401, { detail: 'Not authenticated' }, headers);

/** Where paths lead and what parameters become, beyond the recorded situations. */
export const furtherRouting: readonly Scenario[] = [
  answers('segment', '/f04/blue', { name: 'blue' }),
  refuses('encoded-slash', '/f04/a%2Fb'),
  answers('int-segment', '/f05/42', { num: 42, type: 'int' }),
  refuses('case-of-path', '/F05/42'),
  answers('rest', '/further/rest/a/b%20c/d.txt', { rest: 'a/b c/d.txt' }),
  answers('websocket-side', '/f15', { kind: 'websocket' }),
  answers('prefixes', '/further/api/rooms/blue/ws/7', { room: 'blue', n: 7 }),
  refuses('prefix-missing', '/rooms/blue/ws/7'),
  refuses('constraint-below', '/f20/0'),
  answers('defaults', '/g03', { limit: 10, name: null }),
  answers('bool-off', '/g05?b=OFF', { f: 0, b: false }),
  answers('bool-f', '/g05?b=f', { f: 0, b: false }),
  refuses('bool-with-space', '/g05?b=%20true'),
  answers('float-forms', '/g05?f=%20.5%20', { f: 0.5, b: false }),
  answers('float-point', '/g05?f=5.', { f: 5, b: false }),
  refuses('float-word', '/g05?f=five'),
  refuses('int-exponent', '/g04?n=1e3'),
  refuses('int-hex', '/g04?n=0x10'),
  refuses('int-empty', '/g04?n='),
  answers('int-underscore', '/g04?n=1_000', { n: 1000 }),
  answers('list', '/g06?q=a&q=b', { q: ['a', 'b'] }),
  refuses('too-short', '/g09?q=ab'),
  refuses('too-long', '/g09?q=abcdef'),
  refuses('not-below', '/g09?q=abcd&n=10'),
  answers('empty-text', '/g10?q=', { q: '' }),
  answers('plus-is-space', '/g21?q=a+b%2Bc%26', { q: 'a b+c&' }),
  answers('alias', '/further/alias?item-query=x', { q: 'x' }),
  refuses('alias-replaces-name', '/further/alias?q=x'),
  answers('all-sources', '/g20/3?n=4', { item: 3, n: 4, x_num: 5, count: 6 }, [
    ['X-Num', '5'],
    ['Cookie', 'count=6'],
  ]),
  refuses('underscore-header', '/g11'),
  answers('nested-dependencies', '/h02?q=8', { value: 2 }),
  answers('cached-dependency', '/further/cached', { same: true }),
  situation(
    'later-dependency',
    'an exception stops later dependencies',
    visit('/further/stops'),
    [refused(403)],
    ['first'],
  ),
  situation(
    'clean-up-sees-error',
    'a yield dependency sees the error of the handler',
    visit('/further/sees'),
    [accepted, closed(1011)],
    [
      { saw: { raised: 'ValueError', message: 'boom' } },
      { escapedToServer: { raised: 'ValueError', message: 'boom' } },
    ],
    { wire: [accepted, { ev: 'tcp-end-without-close-frame' }] },
  ),
  situation(
    'no-key-header',
    'apiKeyHeader without a key',
    visit('/h18a'),
    [unauthenticated([['www-authenticate', 'APIKey']])],
    [],
    noRequest('APIKeyHeader'),
  ),
  situation(
    'no-key-query',
    'apiKeyQuery without a key',
    visit('/h18b'),
    [unauthenticated([['www-authenticate', 'APIKey']])],
    [],
    noRequest('APIKeyQuery'),
  ),
  situation(
    'no-bearer',
    'bearer() without a token',
    visit('/h18c'),
    [unauthenticated([['www-authenticate', 'Bearer']])],
    [],
    noRequest('HTTPBearer'),
  ),
  situation(
    'detail-object',
    'HTTPException with an object before accept',
    visit('/further/detail'),
    [json(403, { detail: { why: 'no' } })],
    [],
    crash,
  ),
  situation('post-to-websocket', 'POST to a WebSocket route', asks('/f02/ws', 'POST'), [
    json(404, { detail: 'Not Found' }),
  ]),
  situation('wrong-method', 'POST to a GET route', asks('/f03/http', 'POST'), [
    json(405, { detail: 'Method Not Allowed' }, [['allow', 'GET']]),
  ]),
  situation('http-parameter', 'a parameter of an HTTP route', asks('/further/items/7'), [
    json(200, { id: 7 }),
  ]),
  situation('http-exception', 'HTTPException in an HTTP route', asks('/further/gone'), [
    json(410, { detail: 'Gone' }, [['x-why', 'sold']]),
  ]),
  situation(
    'http-error',
    'an error in an HTTP route',
    asks('/further/broken'),
    [refused(500)],
    [{ escapedToServer: { raised: 'ValueError', message: 'broken' } }],
    { appLog: [] },
  ),
];
