import { expect, test, type APIRequestContext } from '@playwright/test';
import { languages } from '../../src/translations/text.ts';
import { problemOfLink } from '../course/external-links.ts';
import { course, steps } from './course.ts';

/** A page as the host serves it: where it leads, and the anchors it has. */
type BuiltPage = { links: readonly string[]; anchors: ReadonlySet<string> };

const quoted = (html: string, attribute: RegExp): string[] =>
  [...html.matchAll(attribute)].map(([, value = '']) => value.replaceAll('&amp;', '&'));

async function readPage(request: APIRequestContext, path: string): Promise<BuiltPage> {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  const html = await answer.text();
  return {
    links: quoted(html, /<(?:a|link)\s[^>]*?\bhref="([^"]*)"/g),
    anchors: new Set(quoted(html, /\sid="([^"]*)"/g)),
  };
}

test('no link of any page is dead, and no anchor is missing', async ({ request, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const pages = new Map<string, BuiltPage>();
  const files = new Set<string>();
  const broken: string[] = [];
  const waiting = ['/', '/404.html'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path)) continue;
    const page = await readPage(request, path);
    pages.set(path, page);
    for (const link of page.links) {
      const url = new URL(link, `${origin}${path}`);
      if (url.protocol === 'data:') continue;
      if (url.origin === origin) {
        if (/\.\w+$/.test(url.pathname)) files.add(url.pathname);
        else waiting.push(url.pathname);
      } else {
        const problem = problemOfLink(link);
        if (problem !== null) broken.push(`${path}: ${link} ${problem}`);
      }
    }
  }
  for (const [path, { links }] of pages) {
    for (const link of links) {
      const { pathname, hash } = new URL(link, `${origin}${path}`);
      const target = pages.get(pathname);
      if (!hash || !target || (!link.startsWith('#') && !link.startsWith('/'))) continue;
      const anchor = decodeURIComponent(hash.slice(1));
      if (!target.anchors.has(anchor)) broken.push(`${path}: ${link} has no such anchor`);
    }
  }
  for (const file of files) {
    if ((await request.get(file)).status() !== 200) broken.push(`${file} is missing`);
  }
  expect(broken).toEqual([]);

  // Every page of the course was reached, so none was left out above.
  const expected = languages.flatMap((language) =>
    ['', ...course.sections.map(({ id }) => `${id}/`), ...steps].map(
      (path) => `/${language}/${path}`,
    ),
  );
  expect(expected.filter((path) => !pages.has(path))).toEqual([]);
});
