import { StringDecoder } from 'string_decoder/lib/string_decoder.js';

export { StringDecoder };

/** Node's `string_decoder`. */
const stringDecoderModule = { StringDecoder };
export default stringDecoderModule;
export { stringDecoderModule as 'module.exports' };
