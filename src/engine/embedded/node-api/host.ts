import type { ProgramHost } from '../program-host.ts';

let current: ProgramHost | undefined;

/** Gives the Node API its door to the program's surroundings; to be called once, before the program runs. */
export function setHost(host: ProgramHost): void {
  current = host;
}

/** The program's surroundings. */
export function host(): ProgramHost {
  if (!current) throw new Error('The Node API was used before setHost().');
  return current;
}
