import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** What `node:crypto` does. */
export const cryptoLines: readonly PrintedLine[] = [
  {
    says: 'crypto: hashes',
    program: `import { createHash, hash } from 'node:crypto';
for (const name of ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'SHA1'])
  console.log(createHash(name).update('a').update(Buffer.from('ñ')).digest('hex'));
for (const encoding of ['base64', 'base64url', 'latin1'] as const)
  console.log(JSON.stringify(createHash('md5').update('x').digest(encoding)));
console.log(
  createHash('sha1').update('x').digest(),
  hash('sha1', 'x'),
  hash('sha1', 'x', 'base64'),
);
const one = createHash('sha1').update('a');
const copy = one.copy();
console.log(one.update('b').digest('hex'), copy.digest('hex'));`,
    prints: `62d26ce38a21f4e93a5ad6f043618bc6
aecfba5aeff67124e1515f2868d18c8648abfb93
27932c05141e5e6fbd548930f61c04d791f5faac15c9798023f40ff2c031f650
a8a311e05ae49d252a900e625bb545a84f96fc081927452953741e2fc23869e69653fc314a9fe8fbaddb914f71277130
a18accf141cf6de22dd5676f99544367e85b10e2359f9f0407046c7b986fd33553a17b06f8b58f08deec9df1af497a5ea6f82c828ba77762b05b24286ae86d7b
aecfba5aeff67124e1515f2868d18c8648abfb93
"ndTkYSaMgDT1yFZOFVxnpg=="
"ndTkYSaMgDT1yFZOFVxnpg"
"Ôäa&4õÈVN\\u0015\\\\g¦"
<Buffer 11 f6 ad 8e c5 2a 29 84 ab aa fd 7c 3b 51 65 03 78 5c 20 72> 11f6ad8ec52a2984abaafd7c3b516503785c2072 EfatjsUqKYSrqv18O1FlA3hcIHI=
da23614e02469a0d7c7bd1bdab5c9c474b1904dc 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8`,
  },
  {
    says: 'crypto: signs with a key',
    program: `import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
console.log(
  createHmac('sha256', 'key').update('x').digest('hex'),
  createHmac('sha1', Buffer.alloc(100, 1)).update('x').digest('base64'),
);
console.log(
  pbkdf2Sync('p', 's', 2, 16, 'sha1').toString('hex'),
  timingSafeEqual(Buffer.from('a'), Buffer.from('a')),
  timingSafeEqual(Buffer.from('a'), Buffer.from('b')),
);`,
    prints: `4fc3b7eaf34d7e594a6f51d9517ba543abf41067b27587ffd82ba3584e4d3cdd r3dRX0j4IOAlPLonw87hEjFeuD4=
ea4b66d4030c711fa7c569b86856f404 true false`,
  },
  {
    says: 'crypto: refuses what it cannot do',
    program: `${attempt}
import * as crypto from 'node:crypto';
console.log(attempt(() => crypto.createHash('nope')));
console.log(attempt(() => crypto.createHmac('nope', 'k')));
console.log(attempt(() => crypto.createHmac('sha1', 5 as any)));
console.log(
  attempt(() => {
    const hash = crypto.createHash('sha1');
    hash.digest();
    hash.update('x');
  }),
);
console.log(attempt(() => crypto.createHash('sha1').update(5 as any)));
console.log(attempt(() => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))));
console.log(
  attempt(() => crypto.randomInt(5, 5)),
  attempt(() => crypto.randomBytes(-1)),
);`,
    prints: `Error undefined: Digest method not supported
TypeError ERR_CRYPTO_INVALID_DIGEST: Invalid digest: nope
TypeError ERR_INVALID_ARG_TYPE: The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received type number (5)
Error ERR_CRYPTO_HASH_FINALIZED: Digest already called
TypeError ERR_INVALID_ARG_TYPE: The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
RangeError ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: Input buffers must have the same byte length
RangeError ERR_OUT_OF_RANGE: The value of "max" is out of range. It must be greater than the value of "min" (5). Received 5 RangeError ERR_OUT_OF_RANGE: The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1`,
  },
  {
    says: 'crypto: gives random values',
    program: `import * as crypto from 'node:crypto';
console.log(
  crypto.randomBytes(4).length,
  crypto.randomUUID().length,
  crypto.randomInt(1, 2),
  crypto.randomFillSync(new Uint8Array(3)).length,
  typeof crypto.webcrypto,
  crypto.getHashes().includes('sha256'),
);
crypto.randomBytes(3, (error, bytes) => console.log(error, bytes.length));`,
    prints: `4 36 1 3 object true
null 3`,
  },
  {
    says: 'crypto.subtle: makes digests, and rejects what it does not know',
    program: `import { createHash, subtle } from 'node:crypto';
const bytes = new TextEncoder().encode('contraseña');
for (const [name, known] of [['SHA-1', 'sha1'], ['sha-256', 'sha256'], ['SHA-384', 'sha384']]) {
  const digest = Buffer.from(await crypto.subtle.digest(name, bytes)).toString('hex');
  console.log(digest === createHash(known).update(bytes).digest('hex'), digest.length);
}
console.log((await subtle.digest({ name: 'SHA-512' }, bytes.subarray(1).buffer)).byteLength, subtle === crypto.subtle);
await crypto.subtle.digest('MD5', bytes).catch(({ name }) => console.log(name));`,
    prints: `true 40
true 64
true 96
64 true
NotSupportedError`,
  },
];
