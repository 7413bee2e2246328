import { describe, expect, test } from 'vitest';
import { problemOfLink } from './external-links.ts';
import { readLessonTexts } from './lesson-texts.ts';

const links = (await readLessonTexts()).flatMap(({ path, markdown }) =>
  [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({ path, link })),
);

describe('links that leave the course', () => {
  test('lead to a document that is known, and to a part that it has', () => {
    const broken = links
      .filter(({ link }) => !link.startsWith('/') && !link.startsWith('#'))
      .flatMap(({ path, link }) => {
        const problem = problemOfLink(link);
        return problem === null ? [] : [`${path}: ${link} ${problem}`];
      });
    expect(broken).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });

  test.each([
    ['http://www.rfc-editor.org/rfc/rfc6455', 'is not https'],
    ['https//www.rfc-editor.org', 'is not an address'],
    ['https://www.rfc-editor.org/rfc/rfc6455#section-5.9', 'RFC 6455 has no section 5.9'],
    ['https://www.rfc-editor.org/rfc/rfc6455#page-3', '#page-3 is not a section of an RFC'],
    ['https://www.rfc-editor.org/rfc/rfc1', 'leads to RFC 1, which is not in known-documents.ts'],
    ['https://example.com/ws', 'leads to a document that is not in known-documents.ts'],
    [
      'https://github.com/websockets/ws#no-such-heading',
      'names the part #no-such-heading, which the document does not have',
    ],
  ])('%s is told wrong', (link, problem) => {
    expect(problemOfLink(link)).toBe(problem);
  });
});
