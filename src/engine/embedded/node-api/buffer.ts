import { Buffer as PackageBuffer, kMaxLength } from 'buffer/index.js';
import {
  allocatePooled,
  bufferPrototype as prototype,
  RawBuffer,
  subarray,
} from './fast-buffer.ts';
import { nodeError } from './node-error.ts';
import { decodeUtf8, encodeUtf8, isValidUtf8, utf8Length } from './utf8.ts';

type ToString = (this: Uint8Array, encoding?: string, start?: number, end?: number) => string;

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');
const MOST_BYTES_SHOWN = 50;

/** Node's `Buffer`. */
export const Buffer = PackageBuffer;

/** The longest buffer and string. */
export const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 536_870_888 };

export { kMaxLength };

export const Blob = globalThis.Blob;
export const File = globalThis.File;
export const atob = globalThis.atob.bind(globalThis);
export const btoa = globalThis.btoa.bind(globalThis);

patchBuffer();

/** Whether bytes are valid UTF-8. */
export function isUtf8(bytes: ArrayBuffer | Uint8Array): boolean {
  return isValidUtf8(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
}

/** Whether all bytes are ASCII. */
export function isAscii(bytes: ArrayBuffer | Uint8Array): boolean {
  return new Uint8Array(bytes as ArrayBuffer).every((byte) => byte < 0x80);
}

const bufferModule = { Buffer, Blob, File, atob, btoa, constants, isAscii, isUtf8, kMaxLength };
export default bufferModule;

// The package knows neither `base64url` nor the engine's own, much faster, UTF-8, and makes each buffer with much ado.
function patchBuffer(): void {
  const from = PackageBuffer.from.bind(PackageBuffer) as (...args: unknown[]) => Buffer;
  const byteLength = PackageBuffer.byteLength.bind(PackageBuffer) as (...args: unknown[]) => number;
  const isEncoding = PackageBuffer.isEncoding.bind(PackageBuffer) as (value: string) => boolean;
  const toString = Reflect.get(prototype, 'toString') as ToString;

  define(PackageBuffer, 'from', (value: unknown, encoding?: unknown, length?: unknown) => {
    if (typeof value === 'string') {
      if (isUtf8Name(encoding)) return encodeUtf8(value);
      if (isBase64Url(encoding)) return from(toBase64(value), 'base64');
    } else if (value instanceof Uint8Array) {
      const copy = allocatePooled(value.length);
      copy.set(value);
      return copy;
    } else if (value instanceof ArrayBuffer && isInside(value, encoding, length)) {
      return new RawBuffer(value, encoding, length as number);
    }
    return from(value, encoding, length);
  });
  define(PackageBuffer, 'byteLength', (value: unknown, encoding?: unknown) => {
    if (typeof value === 'string') {
      if (isUtf8Name(encoding)) return utf8Length(value);
      if (isBase64Url(encoding)) return Math.floor((value.replace(/=+$/, '').length * 3) / 4);
    }
    return byteLength(value, encoding);
  });
  define(
    PackageBuffer,
    'isEncoding',
    (value: unknown) => isBase64Url(value) || (typeof value === 'string' && isEncoding(value)),
  );
  define(
    prototype,
    'toString',
    function (this: Buffer, encoding?: string, start = 0, end = this.length) {
      if (isUtf8Name(encoding)) {
        if (start === 0 && end === this.length) return decodeUtf8(this);
        const first = Math.max(0, Math.trunc(start));
        return decodeUtf8(this.subarray(first, Math.max(first, end)));
      }
      if (!isBase64Url(encoding)) return toString.call(this, encoding, start, end);
      return toString
        .call(this, 'base64', start, end)
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
    },
  );
  define(prototype, 'subarray', subarray);
  define(prototype, 'slice', subarray);
  const alloc = PackageBuffer.alloc.bind(PackageBuffer) as (...args: unknown[]) => Buffer;
  const allocUnsafe = PackageBuffer.allocUnsafe.bind(PackageBuffer) as (size: unknown) => Buffer;
  define(PackageBuffer, 'alloc', (size: unknown, fill?: unknown, encoding?: unknown) =>
    isSize(size) && fill === undefined ? new RawBuffer(size) : alloc(size, fill, encoding),
  );
  define(PackageBuffer, 'allocUnsafe', (size: unknown) =>
    isSize(size) ? allocatePooled(size) : allocUnsafe(size),
  );
  define(PackageBuffer, 'allocUnsafeSlow', (size: unknown) =>
    isSize(size) ? new RawBuffer(size) : allocUnsafe(size),
  );
  define(prototype, inspectCustom, function (this: Buffer) {
    const shown = toString
      .call(this.subarray(0, MOST_BYTES_SHOWN), 'hex')
      .replace(/..(?!$)/g, '$& ');
    const left = this.length - MOST_BYTES_SHOWN;
    const more = left > 0 ? ` ... ${String(left)} more byte${left === 1 ? '' : 's'}` : '';
    return `<Buffer${shown === '' ? '' : ' '}${shown}${more}>`;
  });
  define(prototype, 'inspect', Reflect.get(prototype, inspectCustom));
  define(PackageBuffer, 'copyBytesFrom', (view: ArrayBufferView, offset = 0, length?: number) => {
    if (!ArrayBuffer.isView(view)) {
      throw nodeError(
        'ERR_INVALID_ARG_TYPE',
        'The "view" argument must be an instance of TypedArray.',
        TypeError,
      );
    }
    const typed = view as Uint8Array;
    const part = typed.subarray(offset, length === undefined ? undefined : offset + length);
    return new RawBuffer(
      new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice().buffer,
    );
  });
}

function define(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    writable: true,
    enumerable: false,
  });
}

function isSize(size: unknown): size is number {
  return Number.isInteger(size) && (size as number) >= 0 && (size as number) < kMaxLength;
}

function isInside(
  { byteLength }: ArrayBuffer,
  offset: unknown,
  length: unknown,
): offset is number | undefined {
  const from = offset ?? 0;
  if (!isSize(from) || from > byteLength) return false;
  return length === undefined || (isSize(length) && from + length <= byteLength);
}

function isUtf8Name(encoding: unknown): boolean {
  return (
    encoding === undefined ||
    encoding === null ||
    encoding === 'utf8' ||
    encoding === 'utf-8' ||
    encoding === '' ||
    (typeof encoding === 'string' && /^utf-?8$/i.test(encoding))
  );
}

function isBase64Url(encoding: unknown): boolean {
  return typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
}

function toBase64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}
