import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { nodeApiAliasPlugin, nodeApiGlobals } from './node-api-aliases.ts';

/** Bundles the frame's script and the program worker's script, each as one classic script. */
export async function bundleSandbox(): Promise<{ frameScript: string; programScript: string }> {
  const [frameScript, programScript] = await Promise.all([
    bundleScript('frame-entry.ts'),
    bundleScript('program-entry.ts'),
  ]);
  return { frameScript, programScript };
}

async function bundleScript(entry: string): Promise<string> {
  const isProgram = entry === 'program-entry.ts';
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../engine/embedded/${entry}`, import.meta.url)),
    platform: 'browser',
    logLevel: 'warn',
    plugins: isProgram ? [nodeApiAliasPlugin()] : [],
    transform: {
      define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
      ...(isProgram ? { inject: mutable(nodeApiGlobals) } : {}),
    },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

function mutable(
  globals: Readonly<Record<string, [file: string, exportName: string]>>,
): Record<string, [string, string]> {
  return { ...globals };
}
