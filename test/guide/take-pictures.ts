import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { languages } from '../../src/translations/text.ts';
import { browserArguments, findBrowser } from '../browser/find-browser.ts';
import { walkThroughClass } from './walk-through-class.ts';
import { PictureTaker } from './picture-taker.ts';

/** Takes the pictures of the teacher's guide anew, on the built site: `npm run build` first. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const server = await preview({
  ...{ root, configFile: false, logLevel: 'error', appType: 'mpa' },
  preview: { port: 0 },
});
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('Expected an address of the served site.');
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: browserArguments(),
});
try {
  for (const language of languages) {
    const folder = new URL(`../../src/site/teachers-guide/pictures/${language}/`, import.meta.url);
    const taker = await PictureTaker.open(browser, fileURLToPath(folder));
    await walkThroughClass(browser, address, language, taker);
  }
} finally {
  await browser.close();
  await server.close();
}
