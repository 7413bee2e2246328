import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What `node:zlib` does, at once and in streams. */
export const zlibLines: readonly PrintedLine[] = [
  {
    says: 'zlib: packs and unpacks',
    program: `import zlib from 'node:zlib';
import { promisify } from 'node:util';
const data = Buffer.from('hello '.repeat(50));
for (const [pack, unpack] of [
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'gunzip'],
  ['gzip', 'unzip'],
  ['deflate', 'unzip'],
])
  console.log(
    pack,
    unpack,
    (zlib as any)[unpack + 'Sync']((zlib as any)[pack + 'Sync'](data)).equals(data),
  );
console.log((await promisify(zlib.gunzip)(await promisify(zlib.gzip)('text'))).toString());
console.log(
  zlib.deflateRawSync('abc').toString('hex'),
  zlib.deflateSync('abc', { level: 0 }).toString('hex'),
  zlib.constants.Z_SYNC_FLUSH,
  zlib.crc32('hello'),
  zlib.codes.Z_DATA_ERROR,
);`,
    prints: `deflate inflate true
deflateRaw inflateRaw true
gzip gunzip true
gzip unzip true
deflate unzip true
text
4b4c4a0600 7801010300fcff616263024d0127 2 907060870 -3`,
  },
  {
    says: 'zlib: refuses broken, cut and exploding data',
    program: `${attempt}
import zlib from 'node:zlib';
console.log(attempt(() => zlib.inflateSync(Buffer.from('nope'))));
console.log(attempt(() => zlib.gunzipSync(Buffer.from([1, 2, 3]))));
console.log(
  attempt(() => zlib.inflateRawSync(zlib.deflateRawSync('hello '.repeat(50)).subarray(0, 8))),
);
console.log(
  attempt(() => zlib.inflateSync(zlib.deflateSync(Buffer.alloc(1e5)), { maxOutputLength: 1000 })),
);
console.log(attempt(() => zlib.deflateSync(5 as any)));
zlib.inflate(Buffer.from('nope'), (error: any, bytes) =>
  console.log(error.code, error.errno, error.message, bytes),
);`,
    prints: `Error Z_DATA_ERROR: incorrect header check
Error Z_DATA_ERROR: incorrect header check
Error Z_BUF_ERROR: unexpected end of file
RangeError ERR_BUFFER_TOO_LARGE: Cannot create a Buffer larger than 1000 bytes
TypeError ERR_INVALID_ARG_TYPE: The "buffer" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received type number (5)
Z_DATA_ERROR -3 incorrect header check undefined`,
  },
  {
    says: 'zlib: flushes a stream in the middle, with what came before as context',
    program: `import zlib from 'node:zlib';
const deflate = zlib.createDeflateRaw();
const inflate = zlib.createInflateRaw();
const sizes: number[] = [];
const texts: string[] = [];
deflate.on('data', (bytes) => {
  sizes.push(bytes.length);
  inflate.write(bytes);
});
inflate.on('data', (bytes) => texts.push(String(bytes)));
const send = (text: string) =>
  new Promise<void>((resolve) => {
    deflate.write(text);
    deflate.flush(zlib.constants.Z_SYNC_FLUSH, resolve);
  });
await send('a message like others');
await send('a message like others');
await new Promise((resolve) => setTimeout(resolve, 30));
console.log(
  texts,
  sizes[0]! > sizes[1]!,
  deflate.constructor.name,
  deflate instanceof zlib.DeflateRaw,
);`,
    prints: `[ 'a message like others', 'a message like others' ] true DeflateRaw true`,
  },
  {
    says: "zlib: tells a stream's broken and cut data",
    program: `import zlib from 'node:zlib';
const bad = zlib.createInflate();
bad.on('error', (error: any) => console.log(error.code, error.errno, error.message));
bad.on('close', () => {
  const cut = zlib.createGunzip();
  cut.on('error', (error: any) => console.log(error.code, error.message));
  cut.end(zlib.gzipSync('abc').subarray(0, 12));
});
bad.write('garbage');`,
    prints: `Z_DATA_ERROR -3 incorrect header check
Z_BUF_ERROR unexpected end of file`,
  },
];
