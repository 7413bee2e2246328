import { Readable } from './stream.ts';

/** What a program reads from its terminal: nobody types there, so it is at its end from the beginning. */
export const stdin = Object.assign(
  new Readable({
    read() {
      this.push(null);
    },
  }),
  { fd: 0 },
);
