/** Lets the bottom bar of narrow screens show the text, the code or the result of a workbench page. */
export function switchViews(): void {
  const page = document.querySelector<HTMLElement>('.workbench-page');
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.bottom-bar [data-shows]')];
  if (!page) return;
  const show = (view: string): void => {
    page.dataset['view'] = view;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset['shows'] === view));
    }
    scrollTo({ top: 0 });
  };
  for (const button of buttons) {
    button.addEventListener('click', () => show(button.dataset['shows'] ?? 'text'));
  }
  // The workbench says which zone has something new: what ran, or a line to look at.
  addEventListener('enchufe:show', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') show(event.detail);
  });
}
