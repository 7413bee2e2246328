// These packages are Node's own modules for other surroundings; they are typed as what they stand for.

declare module 'readable-stream/lib/stream.js' {
  import stream from 'node:stream';
  export default stream;
}

declare module 'events/events.js' {
  import events from 'node:events';
  export default events;
}

declare module 'buffer/index.js' {
  import { Buffer, kMaxLength } from 'node:buffer';
  export { Buffer, kMaxLength };
}

declare module 'string_decoder/lib/string_decoder.js' {
  import { StringDecoder } from 'node:string_decoder';
  export { StringDecoder };
}
