import { refuseEncryption } from './tls.ts';

/** Node's `https`, which there is none of: nothing leaves the page, so nothing needs to be encrypted. */
const https = {
  request: refuseEncryption,
  get: refuseEncryption,
  createServer: refuseEncryption,
};
export default https;
export { https as 'module.exports' };

export const { request, get, createServer } = https;
