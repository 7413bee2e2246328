import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureClass } from './class-case.ts';
import { measureConsole } from './console-case.ts';
import { measureEditor } from './editor-case.ts';
import { PageBench } from './page-bench.ts';
import { measureWire } from './wire-case.ts';

const measures = {
  editor: measureEditor,
  wire: measureWire,
  console: measureConsole,
  class: measureClass,
};

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Only the cases whose name has this in it: editor, wire, console, class. */
    case: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
  },
});
const bench = await PageBench.open();
try {
  const cases = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (name.includes(options.case)) cases.push(...(await measure(bench, Number(options.runs))));
  }
  if (options.json) console.log(JSON.stringify({ cases }));
  else {
    console.log(`The built site in Chromium, on ${String(cpus().length)} cores`);
    console.table(cases);
  }
} finally {
  await bench.close();
}
