import DOMPurify from 'dompurify';
import { marked } from 'marked';

/** Markdown of somebody else as elements that can do nothing: text, lists, links, code. */
export function renderNote(markdown: string): DocumentFragment {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS:
      'p br strong em del code pre ul ol li a blockquote h1 h2 h3 h4 hr table thead tbody tr th td'.split(
        ' ',
      ),
    ALLOWED_ATTR: ['href', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  });
}
