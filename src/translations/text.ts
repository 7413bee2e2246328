/** The languages of the course; the first is the default. */
export const languages = ['es', 'en'] as const;

/** A language of the course. */
export type Language = (typeof languages)[number];

/** A sentence in every language of the course. */
export type Text = Readonly<Record<Language, string>>;

/** Tells whether a string names a language of the course. */
export function isLanguage(value: string | undefined): value is Language {
  return value !== undefined && (languages as readonly string[]).includes(value);
}
