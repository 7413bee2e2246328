import type { Language } from '../../translations/text.ts';

/** A moment as the reader's calendar and clock have it. */
export function formatMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** A moment in the form that an input of type `datetime-local` takes. */
export function toLocalInput(iso: string): string {
  const date = new Date(iso);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
