import type { Language } from '../translations/text.ts';

/** The address of a page: its language and the part after it, for example `e-receive/`. */
export function pageAddress(language: Language, path = ''): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${language}/${path}`;
}
