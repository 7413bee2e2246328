import { compileProgram, withAddresses } from '../../engine/program-modules.ts';
import type { Files } from '../work/saved-work.ts';

/** The page that a preview shows. */
export const pageFile = 'index.html';

/** A page ready for a preview's frame, or which file of it could not be read, and why. */
export type PageDocument =
  { status: 'ready'; html: string } | { status: 'broken'; file: string; reason: string };

/**
 * Makes one document of a lesson's `index.html` and the scripts and styles of the lesson that it names, which cannot be
 * fetched in a preview. `script` runs before everything else. What is not of the lesson stays as it is, and is blocked.
 */
export function buildPage(files: Files, script: string): PageDocument {
  const page = new DOMParser().parseFromString(files[pageFile] ?? '', 'text/html');
  // A page's own policy or refresh would only take away what the preview gives.
  for (const meta of page.querySelectorAll('meta[http-equiv]')) meta.remove();
  for (const link of page.querySelectorAll('link[rel~="stylesheet"][href]')) {
    const css = fileOf(link, 'href', files);
    if (css === undefined) continue;
    const style = page.createElement('style');
    style.textContent = files[css] ?? '';
    link.replaceWith(style);
  }
  const addresses = new Map<string, string>();
  for (const element of page.querySelectorAll('script')) {
    const problem = inlineScript(element, files, addresses);
    if (problem) return problem;
  }
  const map = page.createElement('script');
  map.type = 'importmap';
  map.textContent = JSON.stringify({ imports: Object.fromEntries(addresses) });
  const first = page.createElement('script');
  first.textContent = safeInside(`(() => {\n${script}\n})();`);
  page.head.prepend(first, map);
  return { status: 'ready', html: `<!doctype html>${page.documentElement.outerHTML}` };
}

type Broken = Extract<PageDocument, { status: 'broken' }>;

function inlineScript(
  element: HTMLScriptElement,
  files: Files,
  addresses: Map<string, string>,
): Broken | undefined {
  const isModule = element.type === 'module';
  const file = fileOf(element, 'src', files);
  if (element.hasAttribute('src') && file === undefined) return undefined;
  if (!isModule && (file === undefined || file.endsWith('.js'))) {
    if (file === undefined) return undefined;
    element.removeAttribute('src');
    element.textContent = safeInside(`${files[file] ?? ''}\n//# sourceURL=${file}`);
    return undefined;
  }
  // What stands in the page itself may import, too.
  const entry = file ?? `${pageFile}.js`;
  const all = file === undefined ? { ...files, [entry]: element.textContent } : files;
  const compiled = compileProgram(all, entry);
  if (compiled.status === 'not-loaded') {
    const { message, position } = compiled.error;
    const place = position ? `${position.file}:${position.line}` : entry;
    return { status: 'broken', file: place, reason: message };
  }
  for (const module of compiled.modules) {
    const foreign = module.imports.find(({ target }) => target.kind !== 'file');
    if (foreign) {
      const reason = `"${foreign.specifier}" is not for browsers`;
      return { status: 'broken', file: module.file, reason };
    }
    const code = withAddresses(module, (target) =>
      target.kind === 'file' ? addressOf(target.file) : '',
    );
    if (module.file === entry && file === undefined) element.textContent = safeInside(code);
    else addresses.set(addressOf(module.file), dataAddress(module.file, code));
  }
  if (file === undefined) return undefined;
  element.type = 'module';
  element.removeAttribute('src');
  element.textContent = `import ${JSON.stringify(addressOf(file))};`;
  return undefined;
}

function dataAddress(file: string, code: string): string {
  const named = `${code}\n//# sourceURL=${file}`;
  return `data:text/javascript;charset=utf-8,${encodeURIComponent(named)}`;
}

/** The lesson's file that an element names, if it is one. */
function fileOf(element: Element, attribute: string, files: Files): string | undefined {
  const named = element.getAttribute(attribute)?.replace(/^\.?\//, '');
  return named !== undefined && Object.hasOwn(files, named) ? named : undefined;
}

function addressOf(file: string): string {
  return `lesson:${file}`;
}

/** Script text that cannot end its element early. */
function safeInside(text: string): string {
  return text.replaceAll(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
}
