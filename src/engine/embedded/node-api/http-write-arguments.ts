import { invalidArgumentType, nodeError } from './node-error.ts';

export type WriteCallback = (error?: Error | null) => void;

/** A piece of a message that waits to be written. */
export type Piece = {
  data: string | Uint8Array;
  encoding?: BufferEncoding | undefined;
  callback?: WriteCallback | undefined;
};

/** What may follow the chunk in the arguments of a write. */
export type WriteArguments = [encoding?: BufferEncoding | WriteCallback, callback?: WriteCallback];

/** The encoding and the callback among the last arguments of a write. */
export function splitArguments([encoding, callback]: WriteArguments): [
  BufferEncoding | undefined,
  WriteCallback | undefined,
] {
  return typeof encoding === 'function' ? [undefined, encoding] : [encoding ?? undefined, callback];
}

/** Throws where a chunk is nothing that can be written. */
export function checkChunk(chunk: unknown): void {
  if (chunk === null)
    throw nodeError('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError);
  if (typeof chunk === 'string' || chunk instanceof Uint8Array) return;
  throw invalidArgumentType(
    'chunk',
    'of type string or an instance of Buffer or Uint8Array',
    chunk,
  );
}

/** The error of a write that comes after the end. */
export function writeAfterEnd(): Error {
  return nodeError('ERR_STREAM_WRITE_AFTER_END', 'write after end');
}

/** The error of a write that comes after the message was given up. */
export function destroyedError(): Error {
  return nodeError('ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
}

/** The error of a body that is not as long as its head says. */
export function lengthMismatch(length: number, announced: number): Error {
  return nodeError(
    'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
    `Response body's content-length of ${String(length)} byte(s) does not match the content-length of ${String(announced)} byte(s) set in header`,
  );
}
