import type { ProgramOptions } from '../watched-program.ts';
import readme from '../../../node_modules/ws/README.md?raw';

/**
 * The code of an example in the README of the installed `ws`, by its heading (`nth` where one has several),
 * as it is printed there but for the address of the server.
 */
export function readmeExample(heading: string, nth = 1): string {
  const section = readme.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```js\n([\s\S]*?)^```$/gm)];
  const code = blocks[nth - 1]?.[1];
  if (code === undefined) {
    throw new Error(`The README of ws has no example ${String(nth)} under "${heading}".`);
  }
  return code.replace(/wss?:\/\/(?:www\.host\.com|websocket-echo\.com)\//g, 'ws://localhost:8080/');
}

/** An example as a program, with lines of ours after it where it leaves something to do. */
export function example(
  heading: string,
  nth = 1,
  complete: (code: string) => string = (code) => code,
  options: ProgramOptions = {},
): [text: string, options: ProgramOptions] {
  const code = complete(readmeExample(heading, nth));
  return ['', { ...options, entry: 'example.js', files: { 'example.js': code } }];
}
