import { StringDecoder } from 'node:string_decoder';
import type { Writable } from 'node:stream';
import type { OutputLevel } from '../../engine.ts';

type Written = { chunk: string | Uint8Array; encoding: BufferEncoding };
type Done = (error?: Error | null) => void;

/**
 * Hands each line that the program writes to its standard streams to `report`, and what is left of a line when
 * it exits: two pipes of their own would mix up the order of what was written and what was logged.
 */
export function reportStandardStreams(report: (level: OutputLevel, line: string) => void): void {
  reportLines(process.stdout, (line) => {
    report('log', line);
  });
  reportLines(process.stderr, (line) => {
    report('error', line);
  });
}

function reportLines(stream: Writable, report: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const take = ({ chunk, encoding }: Written): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    const lines = (rest + decoder.write(bytes)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) report(line);
  };
  stream._write = (chunk: Written['chunk'], encoding: BufferEncoding, done: Done) => {
    take({ chunk, encoding });
    done();
  };
  stream._writev = (chunks: Written[], done: Done) => {
    for (const written of chunks) take(written);
    done();
  };
  process.on('exit', () => {
    if (rest !== '') report(rest);
    rest = '';
  });
}
