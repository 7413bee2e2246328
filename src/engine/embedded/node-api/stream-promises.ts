import { promises } from './stream.ts';

/** Node's `stream/promises`. */
export default promises;

export const { finished, pipeline } = promises;
