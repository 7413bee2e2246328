import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { isolationHeaders } from './isolation-headers.ts';

/** After the build, writes the `_headers` file that Netlify, Cloudflare Pages and others read. */
export function hostHeaders(): AstroIntegration {
  return {
    name: 'enchufe:host-headers',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL('_headers', dir), headersFile());
      },
    },
  };
}

/** The file's text: every header for every address. */
export function headersFile(): string {
  const lines = Object.entries(isolationHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, ''].join('\n');
}
