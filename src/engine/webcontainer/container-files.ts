import type { FileSystemTree } from '@webcontainer/api';
import { enchufePackage, preload, wsModule, wsPackage } from 'virtual:container-files';

/** The script that every process in the container begins with. */
export const containerPreload = preload;

/** `ws` as one module, for programs that don't take it from the container's disk. */
export const trustedWs = wsModule;

/** The Node that the container is asked for: the first with synchronous module hooks is 22.15. */
const nodeVersion = '22.22.0';

/** The project in which learners' programs run, with what they import already in place: no registry is asked. */
export function projectTree(): FileSystemTree {
  const { version } = wsPackage;
  const dependencies = { ws: version };
  return {
    'package.json': json({
      name: 'enchufe-programs',
      private: true,
      type: 'module',
      engines: { node: nodeVersion },
      dependencies,
    }),
    'package-lock.json': json({
      name: 'enchufe-programs',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'enchufe-programs', dependencies, engines: { node: nodeVersion } },
        'node_modules/ws': { version, integrity: wsPackage.integrity },
      },
    }),
    '.nvmrc': file(`v${nodeVersion}\n`),
    node_modules: {
      directory: {
        ws: { directory: treeOf(wsPackage.files) },
        enchufe: {
          directory: {
            'package.json': json({ name: 'enchufe', type: 'module', exports: './index.js' }),
            'index.js': file(enchufePackage),
          },
        },
      },
    },
  };
}

function treeOf(files: Readonly<Record<string, string>>): FileSystemTree {
  const tree: FileSystemTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop() ?? path;
    let place = tree;
    for (const folder of folders) {
      const found = place[folder];
      const node = found && 'directory' in found ? found : { directory: {} };
      place[folder] = node;
      place = node.directory;
    }
    place[name] = file(contents);
  }
  return tree;
}

function json(value: unknown): { file: { contents: string } } {
  return file(`${JSON.stringify(value, null, 2)}\n`);
}

function file(contents: string): { file: { contents: string } } {
  return { file: { contents } };
}
