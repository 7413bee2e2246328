import { expect, test } from 'vitest';
import { readEngineSettings } from '../../src/engine/engine-settings.ts';

test('chooses the embedded engine where nothing is set', () => {
  const usual = { defaultEngine: 'embedded', webContainerClientId: undefined };
  expect(readEngineSettings({})).toEqual(usual);
  expect(
    readEngineSettings({ PUBLIC_DEFAULT_ENGINE: '', PUBLIC_WEBCONTAINER_CLIENT_ID: '' }),
  ).toEqual(usual);
});

test('takes what is set', () => {
  expect(
    readEngineSettings({
      PUBLIC_DEFAULT_ENGINE: 'webcontainer',
      PUBLIC_WEBCONTAINER_CLIENT_ID: 'wc_api_x',
    }),
  ).toEqual({ defaultEngine: 'webcontainer', webContainerClientId: 'wc_api_x' });
});

test('refuses an engine that does not exist', () => {
  expect(() => readEngineSettings({ PUBLIC_DEFAULT_ENGINE: 'deno' })).toThrow(
    'Expected PUBLIC_DEFAULT_ENGINE to be embedded or webcontainer, got "deno".',
  );
});
