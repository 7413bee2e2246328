import type { JsonValue } from '../../../src/engine/engine.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';

declare global {
  /** Runs a program in the embedded engine of this page; resolves with how it ended. */
  var runSuiteProgram: (code: string, env: Record<string, string>) => Promise<string>;
  /** Given by whoever opened the page. */
  var takeSuiteMessage: (message: JsonValue) => Promise<void>;
}

const engine = await openEngine({ engine: 'embedded' });

globalThis.runSuiteProgram = async (code, env) => {
  const program = engine.start({
    name: 'suite',
    files: { 'suite.js': code },
    entry: 'suite.js',
    env,
    role: 'trusted',
  });
  let told = Promise.resolve();
  program.subscribe((event) => {
    if (event.type === 'message') {
      const { value } = event;
      told = told.then(() => takeSuiteMessage(value));
    } else if (event.type === 'output') {
      console.log(event.text);
    }
  });
  const end = await program.ended;
  await told;
  return JSON.stringify(end);
};
