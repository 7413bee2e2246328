import { App, Depends, dependency, int, Query, Router, Security, str } from 'enchufe';
import type { AppLog } from '../app-log.ts';
import { answer } from './answer.ts';
import { cleanUps } from './clean-ups.ts';
import { connectionDependencies } from './connection-dependencies.ts';
import type { Mount } from './mount.ts';
import { securityHelpers } from './security-helpers.ts';

/** Section H: dependencies. */
export function sectionH(app: App, log: AppLog, mount: Mount): void {
  cleanUps(app, log);
  connectionDependencies(app, log);
  securityHelpers(app);
  errorsAndOrder(app, log, mount);

  const call = (): object => {
    log.add('dep called');
    return {};
  };
  app.websocket(
    '/h04',
    { one: Depends(call), other: Depends(call, { useCache: false }) },
    (websocket, { one, other }) => answer(websocket, { same: one === other }),
  );

  class Pager {
    readonly skip: number;
    readonly limit: number;
    constructor(skip: number, limit: number) {
      this.skip = skip;
      this.limit = limit;
    }
  }
  const getPager = dependency(
    { skip: Query(int, { default: 0 }), limit: Query(int, { default: 10 }) },
    (_, { skip, limit }) => new Pager(skip, limit),
  );
  app.websocket('/h11', { pager: Depends(getPager) }, (websocket, { pager }) =>
    answer(websocket, pager),
  );

  const getValue = (): string => 'real';
  const overridden = mount('/h13');
  overridden.dependencyOverrides.set(getValue, () => 'override');
  overridden.websocket('/ws', { v: Depends(getValue) }, (websocket, { v }) =>
    answer(websocket, { v }),
  );

  const getUser = dependency({ token: Query(str) }, (_, { token }, { scopes }) => ({
    token,
    scopes,
  }));
  app.websocket(
    '/h17',
    { user: Security(getUser, { scopes: ['chat:write', 'chat:read'] }) },
    (websocket, { user }) => answer(websocket, { user }),
  );

  let calls = 0;
  const count = (): number => {
    log.add('dep called');
    return ++calls;
  };
  app.websocket('/h25', { n: Depends(count) }, (websocket, { n }) => answer(websocket, { n }));
}

function errorsAndOrder(app: App, log: AppLog, mount: Mount): void {
  const half = dependency({ q: Query(int) }, (_, { q }) => q / 2);
  const quarter = dependency({ half: Depends(half) }, (_, values) => values.half / 2);
  app.websocket('/h02', { value: Depends(quarter) }, (websocket, { value }) =>
    answer(websocket, { value }),
  );

  const note = (name: string) => (): void => {
    log.add(name);
  };
  const router = new Router({ dependencies: [Depends(note('router'))] });
  router.websocket(
    '/ws',
    { param: Depends(note('param')) },
    (websocket) => answer(websocket, { ok: true }),
    { dependencies: [Depends(note('route'))] },
  );
  const outer = mount('/h10', new App({ dependencies: [Depends(note('app'))] }));
  outer.include(router, { dependencies: [Depends(note('include'))] });

  const sideEffect = note('side-effect ran');
  const getN = dependency({ n: Query(int) }, (_, { n }) => n);
  app.websocket('/h22', { n: Depends(getN), later: Depends(sideEffect) }, (websocket, { n }) =>
    answer(websocket, { n }),
  );
  app.websocket('/h23', { n: Query(int), first: Depends(sideEffect) }, (websocket, { n }) =>
    answer(websocket, { n }),
  );
}
