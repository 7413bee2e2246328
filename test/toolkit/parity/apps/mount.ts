import type { App } from 'enchufe';

/** Mounts an app of its own, with its own dependencies and handlers, whose unhandled errors go into the same log. */
export type Mount = (path: `/${string}`, mounted?: App) => App;
