import type { Language } from '../../translations/text.ts';

/** A moment as the reader's calendar and clock have it. */
export function formatMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

/** The same in few words, for a list. */
export function formatShort(iso: string, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(iso));
}

/** A moment as it was set, in the zone in which it was set and with its name. */
export function formatMomentIn(
  { at, zone }: { at: string; zone: string },
  language: Language,
): string {
  try {
    const date = new Date(at);
    const zoned = { timeZone: zone } as const;
    const when = new Intl.DateTimeFormat(language, {
      ...{ dateStyle: 'full', timeStyle: 'short' },
      ...zoned,
    }).format(date);
    const parts = new Intl.DateTimeFormat(language, { ...zoned, timeZoneName: 'long' });
    const name = parts.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value;
    return `${when} (${name ?? zone})`;
  } catch {
    // A zone that this browser doesn't know.
    return formatMoment(at, language);
  }
}

/** A moment in the form that an input of type `datetime-local` takes. */
export function toLocalInput(iso: string): string {
  const date = new Date(iso);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
