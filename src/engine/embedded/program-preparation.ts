/** What the page needs only when a program is started: the compiler, and the rest of the Node API for its worker. */
export { default as nodeApiScript } from 'virtual:node-api-bundle';
export { compileProgram } from '../program-modules.ts';
export { readPackages } from './program-packages.ts';
