import type { Browser, Page } from '@playwright/test';
import type { Language } from '../../src/translations/text.ts';
import { handInsOfOthers, pageSize, today } from './class-of-guide.ts';
import type { PictureTaker } from './picture-taker.ts';
import { doAssignment, readFeedback } from './student-steps.ts';
import { compose, grade } from './teacher-steps.ts';

/** What the site's address is in the pictures. */
const shownAddress = 'https://enchufe.example/';

/** Walks the whole way of an assignment, as teacher and as student, and takes the guide's pictures. */
export async function walkThroughClass(
  browser: Browser,
  address: string,
  language: Language,
  pictures: PictureTaker,
): Promise<void> {
  const teacher = await openPage(browser, address, language);
  const student = await openPage(browser, address, language);
  const link = await compose(teacher, shownAddress, language, pictures);
  const handIn = await doAssignment(student, link, language, pictures);
  const files = [handIn, ...(await handInsOfOthers(link, language))];
  const feedback = await grade(teacher, files, language, pictures);
  await readFeedback(student, feedback, language, pictures);
  await Promise.all([teacher.context().close(), student.context().close()]);
}

/** A visitor who was never here, on the guide's day. */
async function openPage(browser: Browser, address: string, language: Language): Promise<Page> {
  const context = await browser.newContext({
    ...{ serviceWorkers: 'block', colorScheme: 'light', deviceScaleFactor: 1.5 },
    viewport: pageSize,
    locale: { es: 'es-ES', en: 'en-GB' }[language],
    timezoneId: { es: 'Europe/Madrid', en: 'Europe/London' }[language],
  });
  await context.route(`${shownAddress}**`, async (route) => {
    const url = route.request().url().replace(shownAddress, address);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(today);
  return page;
}
