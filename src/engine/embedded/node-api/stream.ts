import stream from 'readable-stream/lib/stream.js';
import { duplexPair } from './duplex-pair.ts';

/** Node's `stream`, from the package that carries it outside of Node. */
export default stream;
export { stream as Stream, stream as 'module.exports' };

export const {
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  pipeline,
  finished,
  addAbortSignal,
  compose,
  isErrored,
  isReadable,
  getDefaultHighWaterMark,
  setDefaultHighWaterMark,
  promises,
} = stream;

// What Node has had since 22; the package still has the 16 KiB of before.
stream.setDefaultHighWaterMark(false, 65_536);

// Node has had it since 22.6; the package doesn't.
stream.duplexPair = duplexPair;
export { duplexPair };
