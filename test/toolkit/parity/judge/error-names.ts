/** How an error of the recorded logs appears here. */
export type ErrorName = {
  /** The name in the recorded logs. */
  recorded: string;
  /** The entry holds only for recorded texts that fit. */
  text?: RegExp;
  /** The names that the error may have here. */
  here: readonly string[];
  /** `recorded`: the text here must contain the recorded words; `free`: it is of another language or server. */
  words: 'recorded' | 'free';
};

/** The errors of Python, Starlette and FastAPI in the recorded logs, and what they are here; the first that fits counts. */
export const errorNames: readonly ErrorName[] = [
  { recorded: 'WebSocketDisconnect', here: ['WebSocketDisconnect'], words: 'free' },
  { recorded: 'WebSocketDisconnected', here: ['WebSocketStateError'], words: 'recorded' },
  // An argument that no call may have, whatever the state.
  {
    recorded: 'RuntimeError',
    text: /"mode" argument/,
    here: ['WebSocketStateError', 'TypeError', 'RangeError'],
    words: 'free',
  },
  // The recorded words name events of ASGI, which doesn't exist here.
  {
    recorded: 'RuntimeError',
    text: /ASGI message/,
    here: ['WebSocketStateError'],
    words: 'free',
  },
  // uvicorn's events lack the key of the other kind of message; here the error is a designed one.
  { recorded: 'KeyError', here: ['WebSocketMessageTypeError'], words: 'free' },
  { recorded: 'JSONDecodeError', here: ['SyntaxError'], words: 'free' },
  { recorded: 'TypeError', here: ['TypeError'], words: 'free' },
  { recorded: 'TimeoutError', here: ['TimeoutError'], words: 'free' },
  { recorded: 'WebSocketException', here: ['WebSocketException'], words: 'free' },
  {
    recorded: 'WebSocketRequestValidationError',
    here: ['WebSocketRequestValidationError'],
    words: 'free',
  },
  // The scenario's own plain error.
  { recorded: 'ValueError', here: ['Error'], words: 'recorded' },
];
