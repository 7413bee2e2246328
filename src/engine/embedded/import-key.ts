import type { ImportTarget } from '../module-source.ts';

/** The name under which the loader keeps what an import leads to: `./room.ts`, `ws`, `node:net`. */
export function importKey(target: ImportTarget): string {
  switch (target.kind) {
    case 'file':
      return `./${target.file}`;
    case 'package':
      return target.name;
    case 'node':
      return `node:${target.name}`;
  }
}
