import { languages, type Language } from '../translations/text.ts';

/** The language that was asked for, else that of the environment's locale, else Spanish. */
export function chooseLanguage(
  wanted: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  // The first that is set decides, as POSIX has it.
  const locale = wanted ?? [LC_ALL, LC_MESSAGES, LANG].find((one) => Boolean(one)) ?? '';
  return (
    languages.find((language) => new RegExp(`^${language}\\b|^${language}_`).test(locale)) ?? 'es'
  );
}
