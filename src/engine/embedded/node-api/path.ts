import { invalidArgumentType } from './node-error.ts';

export type ParsedPath = { root: string; dir: string; base: string; ext: string; name: string };

export const sep = '/';
export const delimiter = ':';

/** Removes `.` and `..` and doubled slashes. */
export function normalize(path: string): string {
  check(path);
  if (path === '') return '.';
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  const inner = kept.join('/') + (kept.length > 0 && path.endsWith('/') ? '/' : '');
  return isRooted ? `/${inner}` : inner || (path.endsWith('/') ? './' : '.');
}

export function join(...parts: string[]): string {
  parts.forEach(check);
  return normalize(parts.filter((part) => part !== '').join('/'));
}

/** The absolute path that the parts lead to, the last absolute one first. */
export function resolve(...parts: string[]): string {
  let path = '';
  for (const part of ['/', ...parts]) {
    check(part);
    path = part.startsWith('/') ? part : part === '' ? path : `${path}/${part}`;
  }
  const normal = normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

export function isAbsolute(path: string): boolean {
  check(path);
  return path.startsWith('/');
}

export function relative(from: string, to: string): string {
  const start = resolve(from).split('/').filter(Boolean);
  const end = resolve(to).split('/').filter(Boolean);
  let same = 0;
  while (same < start.length && same < end.length && start[same] === end[same]) same++;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/');
}

export function dirname(path: string): string {
  check(path);
  const trimmed = path.replace(/(?<=.)\/+$/, '');
  const at = trimmed.lastIndexOf('/');
  if (at < 0) return '.';
  return at === 0 ? '/' : trimmed.slice(0, at).replace(/(?<=.)\/+$/, '');
}

export function basename(path: string, suffix = ''): string {
  check(path);
  const base = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return suffix !== '' && base !== suffix && base.endsWith(suffix)
    ? base.slice(0, -suffix.length)
    : base;
}

export function extname(path: string): string {
  const base = basename(path);
  const at = base.lastIndexOf('.');
  return at <= 0 || base === '..' ? '' : base.slice(at);
}

export function parse(path: string): ParsedPath {
  const base = basename(path);
  const ext = extname(path);
  const dir = dirname(path);
  return {
    root: path.startsWith('/') ? '/' : '',
    dir: dir === '.' && !path.startsWith('.') ? '' : dir,
    base,
    ext,
    name: ext === '' ? base : base.slice(0, -ext.length),
  };
}

export function format(path: Partial<ParsedPath>): string {
  const dir = path.dir || path.root || '';
  const base = path.base ?? `${path.name ?? ''}${path.ext ?? ''}`;
  if (dir === '') return base;
  return dir === path.root ? `${dir}${base}` : `${dir}/${base}`;
}

export function toNamespacedPath(path: string): string {
  return path;
}

const posix = {
  basename,
  delimiter,
  dirname,
  extname,
  format,
  isAbsolute,
  join,
  normalize,
  parse,
  relative,
  resolve,
  sep,
  toNamespacedPath,
};
/** Node's `path`, for paths with slashes. */
const path = Object.assign(posix, { posix });
export default path;
export { posix };

function check(path: unknown): void {
  if (typeof path !== 'string') throw invalidArgumentType('path', 'of type string', path);
}
