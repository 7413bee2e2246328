import { fileURLToPath } from 'node:url';

// In a downloaded project the engine is one bundled file, two steps below the project instead of three.
const isBundled = import.meta.url.endsWith('.js');

/** The address of what every program's process loads before its first line. */
export const preloadAddress: string = new URL(
  isBundled ? 'program-preload.js' : 'program-preload.ts',
  import.meta.url,
).href;

/** The folder in which programs get their folders: where no other file of the project is, and no tool looks. */
export const programsFolder: string = fileURLToPath(
  new URL(
    `${isBundled ? '..' : '../../..'}/node_modules/.cache/enchufe-programs/`,
    import.meta.url,
  ),
);
