import { WebSocketStateError } from './errors.ts';

/** An error in Starlette's words, with what to do. */
export function stateError(words: string, cure: string): WebSocketStateError {
  return new WebSocketStateError(`${words} ${cure}`);
}

/** The event that was sent is not one of those that may come now. */
export function expected(events: string, got: string): WebSocketStateError {
  const cure = 'Call accept() once, and before anything is sent.';
  return stateError(`Expected ${events}, got ${got}.`, cure);
}

/** Nothing may be sent any more. */
export function closed(): WebSocketStateError {
  const words = 'Cannot call "send" once a close message has been sent.';
  return stateError(words, 'This connection is closed: send before close().');
}
