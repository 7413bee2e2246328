import { expect, test } from 'vitest';
import { bundleNodeApi, bundleSandbox } from '../../../src/bundles/bundle-sandbox.ts';

test('the scripts of the sandbox are written in ASCII, which V8 keeps and scans in one byte a character', async () => {
  const { frameScript, programScript } = await bundleSandbox();
  for (const script of [frameScript, programScript, await bundleNodeApi()]) {
    expect(script.match(/[^\0-\x7f]/g)).toBeNull();
  }
});
