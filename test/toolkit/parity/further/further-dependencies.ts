import type { Scenario } from '../scenario.ts';
import { accepted, closed, json, refused, situation, text, visit } from './scenario-words.ts';

/** Dependencies, their clean-ups and their errors, beyond the recorded situations. */
export const furtherDependencies: readonly Scenario[] = [
  situation(
    'nested-scopes',
    'scopes are gathered from the outside in, and part the cache',
    visit('/further/scopes'),
    [accepted, text('{"outer":["a","b"],"inner":["b"],"plain":[]}'), closed()],
    ['scopes a b', 'scopes b', 'scopes '],
  ),
  situation(
    'after-yield',
    'what follows a yield without try does not run after an error',
    visit('/further/after-yield'),
    [accepted, closed(4001, 'left')],
    ['before'],
  ),
  situation(
    'error-replaced',
    "a clean-up puts another error in the place of the handler's",
    visit('/further/replaces'),
    [accepted, closed(4002, 'replaced')],
    [{ outer: { raised: 'WebSocketException', message: '' } }],
    { appLog: [{ outer: { raised: 'WebSocketException', message: "(4002, 'replaced')" } }] },
  ),
  situation(
    'router-refuses',
    'a dependency of a router refuses before those of the route',
    visit('/further/guarded/ws'),
    [json(401, { detail: 'not you' }, [['x-why', 'guard']])],
    ['guard'],
    // FastAPI 0.92 doesn't ask the dependencies of routers here.
    { wire: [accepted, text('{}'), closed()], appLog: ['inner'] },
  ),
  situation(
    'router-and-parameter',
    'a dependency of a router and of a parameter is asked once',
    visit('/further/shared/ws'),
    [accepted, text('{"n":1}'), closed()],
    ['asked'],
  ),
  situation(
    'override-asks',
    'an override asks for parameters of its own, deep inside',
    visit('/further/overridden/ws?name=ana'),
    [accepted, text('{"who":"ANA!"}'), closed()],
  ),
  situation(
    'all-errors',
    'all that is wrong is told together, dependencies first',
    visit('/further/wrong/ws/three?deep=x'),
    [accepted, closed(1008, 'query.deep path.item query.n header.x-num cookie.count')],
    [],
    {
      wire: [refused(403)],
      appLog: [
        {
          escapedToServer: {
            raised: 'RuntimeError',
            message: "Unexpected ASGI message 'websocket.accept', after sending 'websocket.close'.",
          },
        },
      ],
    },
  ),
  situation(
    'before-the-yield',
    'an error before the yield is an error of a dependency',
    visit('/further/before-yield'),
    [refused(500)],
    ['exit outer', { escapedToServer: { raised: 'ValueError', message: 'before' } }],
  ),
  situation(
    'handler-leaves-cleanly',
    'clean-ups still send after the handler returned, the last entered first',
    visit('/further/goodbyes'),
    [accepted, text('hello'), text('second'), text('first'), closed()],
  ),
  situation(
    'exception-in-parameterless-http',
    'a dependency of an HTTP route refuses',
    [{ do: 'connect', path: '/further/http-guarded', plain: true }, { do: 'end' }],
    [json(401, { detail: 'not you' }, [['x-why', 'guard']])],
    ['guard'],
  ),
];
