import type { PrintedLine } from '../../printed-lines.ts';

/** What `node:dns`, `node:url`, `node:querystring` and `node:path` make of addresses. */
export const addressLines: readonly PrintedLine[] = [
  {
    says: 'dns: knows this machine and no other',
    program: `import dns from 'node:dns';
console.log(await dns.promises.lookup('localhost', { family: 4 }));
await dns.promises
  .lookup('nowhere.invalid')
  .catch((error) => console.log(error.code, error.syscall, error.hostname, error.message));`,
    prints: `{ address: '127.0.0.1', family: 4 }
ENOTFOUND getaddrinfo nowhere.invalid getaddrinfo ENOTFOUND nowhere.invalid`,
  },
  {
    says: 'querystring: reads and writes',
    program: `import querystring from 'node:querystring';
console.log(
  querystring.parse('a=1&b=2&a=3&c=%20x+y&d'),
  querystring.stringify({ a: [1, 2], b: 'x y', c: '', d: null, e: true }),
  querystring.escape('a b&'),
  querystring.unescape('%41%zz'),
  querystring.unescape('/%ff/%C3%A9/%zz'),
);`,
    prints: `[Object: null prototype] { a: [ '1', '3' ], b: '2', c: ' x y', d: '' } a=1&a=2&b=x%20y&c=&d=&e=true a%20b%26 A%zz /\uFFFD/é/%zz`,
  },
  {
    says: 'url: reads and writes addresses',
    program: `import url from 'node:url';
console.log(
  url.parse('/chat?room=1#x', true).query['room'],
  url.format(new URL('http://a/b')),
  url.fileURLToPath('file:///a%20b'),
  url.pathToFileURL('/a b#').href,
  url.resolve('http://a/b/c', '../d'),
  url.urlToHttpOptions(new URL('http://a:1/b?c')).path,
  url.domainToASCII('español.com'),
);`,
    prints: `1 http://a/b /a b file:///a%20b%23 http://a/d /b?c xn--espaol-zwa.com`,
  },
  {
    says: 'path: joins and takes apart',
    program: `import path from 'node:path';
console.log(
  path.join('/a', '..', 'b', './c'),
  path.resolve('/a', 'b', '../c'),
  path.basename('/x/y.ts', '.ts'),
  path.extname('a.b.c'),
  path.relative('/a/b/c', '/a/d'),
  path.normalize('/a//b/../c/.'),
  path.isAbsolute('a'),
  path.format({ dir: '/x', base: 'y' }),
  path.posix === path,
  path.parse('/srv/u/f.txt'),
);`,
    prints: `/b/c /a/c y .c ../../d /a/c false /x/y true { root: '/', dir: '/srv/u', base: 'f.txt', ext: '.txt', name: 'f' }`,
  },
];
