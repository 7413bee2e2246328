import { fileURLToPath } from 'node:url';
import { languages } from '../../src/translations/text.ts';
import { openBuiltSite } from '../browser/built-site.ts';
import { walkThroughClass } from './walk-through-class.ts';
import { PictureTaker } from './picture-taker.ts';

/** Takes the pictures of the teacher's guide anew, on the built site: `npm run build` first. */
const { browser, address, close } = await openBuiltSite();
try {
  for (const language of languages) {
    const folder = new URL(`../../src/site/teachers-guide/pictures/${language}/`, import.meta.url);
    const taker = await PictureTaker.open(browser, fileURLToPath(folder));
    await walkThroughClass(browser, address, language, taker);
  }
} finally {
  await close();
}
