/**
 * The script at the head of every page, as text: it runs before the first paint, so that
 * the reader's theme doesn't flash, the zones have their size and parts that need scripts are there from the start.
 */
export const firstPaintScript = `(() => {
  const root = document.documentElement;
  root.dataset.scripting = 'on';
  let choice = null;
  let width = null;
  let share = null;
  try {
    choice = localStorage.getItem('enchufe:theme');
    width = localStorage.getItem('enchufe:text-width');
    share = localStorage.getItem('enchufe:code-share');
  } catch {}
  if (choice === 'light' || choice === 'dark') root.dataset.themeChoice = choice;
  else choice = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = choice;
  if (width > 0) root.style.setProperty('--width-text-zone', width + 'px');
  if (share > 0) root.style.setProperty('--share-code-zone', share + '%');
})();`;

/** Leads from `/` to the reader's language, as text: the chosen one, else the browser's, else the first. */
export function leadToLanguageScript(languages: readonly string[]): string {
  return `(() => {
  const languages = ${JSON.stringify(languages)};
  const wanted = [];
  try {
    wanted.push(localStorage.getItem('enchufe:language'));
  } catch {}
  for (const tag of navigator.languages ?? []) wanted.push(tag.slice(0, 2).toLowerCase());
  const language = wanted.find((one) => languages.includes(one)) ?? languages[0];
  location.replace(document.querySelector('link[hreflang="' + language + '"]').href);
})();`;
}
