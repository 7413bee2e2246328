import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersFile } from '../../src/site/host-headers.ts';
import { isolationHeaders } from '../../src/site/isolation-headers.ts';

describe('the headers of isolation', () => {
  test('are in the file for static hosts, for every address', () => {
    expect(headersFile()).toBe(
      `/*
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
`,
    );
  });

  test('are in the README for nginx and for Caddy', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    for (const [name, value] of Object.entries(isolationHeaders)) {
      expect(readme).toContain(`add_header ${name} "${value}" always;`);
      expect(readme).toContain(`${name} "${value}"\n`);
    }
  });
});
