/** The real `ws`, unmodified, over the modules of this folder. */
export * from 'ws';
export { default } from 'ws';
