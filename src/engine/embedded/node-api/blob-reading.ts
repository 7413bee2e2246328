import { setImmediate } from './timers.ts';

// Only workers have it, and the type library of pages doesn't know it.
type SyncReader = new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };
const Reader = Reflect.get(globalThis, 'FileReaderSync') as SyncReader | undefined;

/**
 * Lets blobs be read in a turn of their own that keeps the program alive, as in Node; a browser's own reading
 * takes as long as its other processes do, and a socket may be closed meanwhile.
 */
export function readBlobsInTurn(): void {
  if (!Reader) return;
  const read = <Value>(blob: Blob, convert: (bytes: ArrayBuffer) => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          resolve(convert(new Reader().readAsArrayBuffer(blob)));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  const methods = {
    arrayBuffer(this: Blob) {
      return read(this, (bytes) => bytes);
    },
    bytes(this: Blob) {
      return read(this, (bytes) => new Uint8Array(bytes));
    },
    text(this: Blob) {
      return read(this, (bytes) => new TextDecoder().decode(bytes));
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(Blob.prototype, name, { value, configurable: true, writable: true });
  }
}
