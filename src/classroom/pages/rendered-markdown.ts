import type { Attachment } from 'svelte/attachments';

/** Fills an element with Markdown, as harmless elements; what can't be loaded leaves it empty. */
export function renderedMarkdown(source: string | Promise<string>): Attachment<HTMLElement> {
  return (element) => {
    let isWanted = true;
    void Promise.all([source, import('./render-note.ts')])
      .then(([markdown, { renderNote }]) => {
        if (isWanted) element.replaceChildren(renderNote(markdown));
      })
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  };
}
