import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BridgeCalls } from './bridge-messages.ts';

/** The client's own form of a tree of files; binary content is latin1. */
type Tree = { d: Record<string, Tree | { f: { c: string; b?: boolean } | { l: string } }> };

/** The disk of a stand-in container: a temporary folder. */
export class ContainerFolder {
  /** Its working folder; everything is inside the temporary one. */
  readonly cwd: string;
  readonly #root: string;

  private constructor(root: string, cwd: string) {
    this.#root = root;
    this.cwd = cwd;
  }

  static async create(workdirName = 'project'): Promise<ContainerFolder> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'enchufe-container-')));
    const folder = new ContainerFolder(root, join(root, workdirName));
    await mkdir(folder.cwd);
    return folder;
  }

  /** The place of a path of the container on this machine; nothing leads out. */
  place(path: string): string {
    return path.startsWith(this.#root) ? resolve(path) : join(this.cwd, resolve('/', path));
  }

  async mount({ files, folder }: BridgeCalls['mount']['asks']): Promise<null> {
    await write(JSON.parse(files) as Tree, this.place(folder));
    return null;
  }

  async readFile({ path }: BridgeCalls['readFile']['asks']): Promise<string> {
    return (await readFile(this.place(path))).toString('base64');
  }

  async writeFile({ path, content }: BridgeCalls['writeFile']['asks']): Promise<null> {
    await writeFile(this.place(path), Buffer.from(content, 'base64'));
    return null;
  }

  async readdir({
    path,
  }: BridgeCalls['readdir']['asks']): Promise<BridgeCalls['readdir']['gives']> {
    const found = await readdir(this.place(path), { withFileTypes: true });
    return found.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  }

  async mkdir({ path, recursive }: BridgeCalls['mkdir']['asks']): Promise<null> {
    await mkdir(this.place(path), { recursive });
    return null;
  }

  async rm({ path, ...options }: BridgeCalls['rm']['asks']): Promise<null> {
    await rm(this.place(path), options);
    return null;
  }

  async rename({ from, to }: BridgeCalls['rename']['asks']): Promise<null> {
    await rename(this.place(from), this.place(to));
    return null;
  }

  remove(): Promise<void> {
    return rm(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function write(tree: Tree, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, node] of Object.entries(tree.d)) {
    const place = join(folder, name);
    if ('d' in node) await write(node, place);
    else if ('c' in node.f) await writeFile(place, node.f.c, node.f.b ? 'latin1' : 'utf8');
  }
}
