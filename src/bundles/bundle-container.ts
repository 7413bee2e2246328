import { readdir, readFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { bundleToolkit } from './bundle-program.ts';
import { projectFile } from './project-file.ts';

/**
 * What the WebContainer engine brings into the container, as the text of a module: the script that every process
 * there begins with, `ws` as one module, the files of `ws` as a package, and the toolkit.
 */
export async function bundleContainerFiles(): Promise<string> {
  const [preload, wsModule, wsPackage, enchufePackage] = await Promise.all([
    bundleForNode(projectFile('src/engine/webcontainer/inside/program-preload.ts')),
    bundleForNode(projectFile('node_modules/ws/wrapper.mjs')),
    readWs(),
    bundleToolkit(),
  ]);
  // Its lines in stacks are known by this name.
  const named = `${preload}\n//# sourceURL=program-preload.js`;
  return Object.entries({ preload: toAscii(named), wsModule, wsPackage, enchufePackage })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

async function bundleForNode(input: string): Promise<string> {
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: [/^node:/],
    // Optional native parts of `ws`: none is there, and nobody is to slip one in.
    transform: {
      define: {
        'process.env.WS_NO_BUFFER_UTIL': '"1"',
        'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
      },
    },
    logLevel: 'warn',
    // The preload takes a few words from the compiler's room, and nothing of what the compiler is made of.
    treeshake: { moduleSideEffects: (id) => !compilerPackages.test(id) },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: { mangle: { keepNames: true } },
    codeSplitting: false,
  });
  await bundle.close();
  return output[0].code;
}

async function readWs(): Promise<{
  version: string;
  integrity: string;
  files: Record<string, string>;
}> {
  const folder = projectFile('node_modules/ws');
  const paths = (await readdir(folder, { recursive: true })).filter((path) =>
    /^(?:package\.json|LICENSE|[\w-]+\.m?js|lib[\\/][\w-]+\.js)$/.test(path),
  );
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => [
      path.replaceAll('\\', '/'),
      await readFile(`${folder}/${path}`, 'utf8'),
    ]),
  );
  const lock = JSON.parse(await readFile(projectFile('package-lock.json'), 'utf8')) as {
    packages: { 'node_modules/ws': { version: string; integrity: string } };
  };
  const { version, integrity } = lock.packages['node_modules/ws'];
  return { version, integrity, files: Object.fromEntries(files) };
}

/** A script that travels as an argument in base64. */
function toAscii(script: string): string {
  return script.replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const compilerPackages =
  /[\\/]node_modules[\\/](acorn|sucrase|@jridgewell|ts-interface-checker)[\\/]/;
