import type { Engine } from '../../src/engine/engine.ts';
import { freshNetwork, run, type ProgramOptions, type WatchedProgram } from './watched-program.ts';

/** A server that listens on a network of its own, and the way to start others beside it. */
export type ServedProgram = {
  server: WatchedProgram;
  /** Starts a program on the server's network. */
  beside: (text: string, options?: ProgramOptions) => WatchedProgram;
};

/** Starts a server and waits until it listens. */
export async function serve(
  engine: Engine,
  text: string,
  options: ProgramOptions = {},
): Promise<ServedProgram> {
  const { network = freshNetwork() } = options;
  const server = run(engine, text, { ...options, network });
  await server.event('listening');
  return {
    server,
    beside: (beside, besideOptions = {}) =>
      run(engine, beside, { name: 'client', network, ...besideOptions }),
  };
}
